import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ComposeService, dotenv, endsByItself, INFRA, namesOf, serviceOf, services } from "./support/compose.ts";

/** Reads what the kernel tells of every container, which takes all rights. */
const PRIVILEGED = ["cadvisor"];
/** Their images have nothing but the program, so that there is nobody to ask it; Prometheus tells when the first two are gone. */
const WITHOUT_SHELL = ["cadvisor", "redis-exporter", "otel-collector", "jaeger"];

const stays = (service: ComposeService) => !endsByItself(service);

describe("images", () => {
  it.each(services.filter(([, { build }]) => build === undefined))(
    "of %s is pinned by a tag, and another one can be named",
    (name, { image = "" }) => {
      const [, variable, tag] = /^\$\{([A-Z_]+):-[^:}]+:([^:}]+)\}$/.exec(image) ?? [];
      expect(variable).toBe(`${name.toUpperCase().replaceAll("-", "_")}_IMAGE`);
      expect(tag).toMatch(/^v?\d/);
    },
  );

  it("of ours are the last stages of one Dockerfile, each of them", async () => {
    const dockerfile = await readFile(join(INFRA, "docker/Dockerfile"), "utf8");
    const stages = [...dockerfile.matchAll(/^FROM (\S+) AS (\S+)$/gm)].map(([, from, name = ""]) => ({ from, name }));
    const copied = [...dockerfile.matchAll(/--from=(\S+)/g)].map(([, name]) => name);
    const last = stages.filter(({ name }) => !copied.includes(name) && !stages.some(({ from }) => from === name));
    const built = services.flatMap(([, { build, image }]) => (build ? [{ ...build, image }] : []));
    expect(new Set(built.map(({ target }) => target))).toEqual(new Set(last.map(({ name }) => name)));
    for (const { context, dockerfile: file, image, target } of built)
      expect({ context, file, image }).toEqual({
        context: "..",
        file: "infra/docker/Dockerfile",
        image: `petswipe/${target}:\${PETSWIPE_VERSION:-local}`,
      });
  });
});

describe("every service", () => {
  it.each(services.filter(([name]) => !PRIVILEGED.includes(name)))(
    "is held tight, as %s is: its files cannot change, it has no rights and gets none",
    (_, service) => {
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ["ALL"],
        security_opt: ["no-new-privileges:true"],
        tmpfs: expect.arrayContaining(["/tmp:mode=1777"]),
      });
      expect(service).not.toHaveProperty("privileged");
      expect(service).not.toHaveProperty("cap_add");
    },
  );

  it.each(services)("has limits, and comes back unless it has done its work: %s", (_, { deploy, restart }) => {
    expect(deploy.resources.limits?.memory).toMatch(/^[1-9]\d*[MG]$/);
    expect(Number(deploy.resources.limits?.cpus)).toBeGreaterThan(0);
    expect(["unless-stopped", "no"]).toContain(restart);
  });

  it("ends by itself only where others wait for its end", () => {
    const waitedFor = services.flatMap(([, { depends_on = {} }]) =>
      Object.entries(depends_on).filter(([, { condition }]) => condition === "service_completed_successfully"),
    );
    expect(new Set(namesOf(endsByItself))).toEqual(new Set(waitedFor.map(([name]) => name)));
  });

  it("that stays says how it is, unless its image has nobody to ask", () => {
    expect(namesOf((service) => stays(service) && service.healthcheck === undefined).sort()).toEqual(
      WITHOUT_SHELL.toSorted(),
    );
  });

  it.each(services)(
    "waits for those alone that always run, and can tell when they do: %s",
    (_, { depends_on = {} }) => {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        const other = serviceOf(name);
        expect({ name, profiles: other.profiles }).toEqual({ name, profiles: undefined });
        if (condition === "service_healthy") expect(other.healthcheck).toBeDefined();
        else expect({ name, condition }).toEqual({ name, condition: "service_completed_successfully" });
      }
    },
  );

  it("that is optional is in a profile that is on by default", () => {
    const profiles = new Set(services.flatMap(([, service]) => service.profiles ?? []));
    expect(new Set(dotenv["COMPOSE_PROFILES"]?.split(","))).toEqual(profiles);
  });
});
