import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ComposeService, dotenv, INFRA, isOneShot, namesOf, serviceOf, services } from "./support/compose.ts";

/** Reads kernel statistics of every container, which needs all privileges. */
const PRIVILEGED = ["cadvisor"];
/** Their images contain only the program, so no health check can run. Prometheus alerts when one of the first two is down. */
const WITHOUT_SHELL = ["cadvisor", "redis-exporter", "otel-collector", "jaeger"];

const keepsRunning = (service: ComposeService) => !isOneShot(service);

describe("images", () => {
  it.each(services.filter(([, { build }]) => build === undefined))(
    "of %s is pinned by a tag and can be overridden",
    (name, { image = "" }) => {
      const [, variable, tag] = /^\$\{([A-Z_]+):-[^:}]+:([^:}]+)\}$/.exec(image) ?? [];
      expect(variable).toBe(`${name.toUpperCase().replaceAll("-", "_")}_IMAGE`);
      expect(tag).toMatch(/^v?\d/);
    },
  );

  it("of our own are the final stages of one Dockerfile", async () => {
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
    "is locked down: %s has a read-only file system and no capabilities",
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

  it.each(services)("has limits and restarts, unless it is one-shot: %s", (_, { deploy, restart }) => {
    expect(deploy.resources.limits?.memory).toMatch(/^[1-9]\d*[MG]$/);
    expect(Number(deploy.resources.limits?.cpus)).toBeGreaterThan(0);
    expect(["unless-stopped", "no"]).toContain(restart);
  });

  it("is one-shot only if others wait for its completion", () => {
    const waitedFor = services.flatMap(([, { depends_on = {} }]) =>
      Object.entries(depends_on).filter(([, { condition }]) => condition === "service_completed_successfully"),
    );
    expect(new Set(namesOf(isOneShot))).toEqual(new Set(waitedFor.map(([name]) => name)));
  });

  it("that keeps running has a health check, unless its image has no shell", () => {
    expect(namesOf((service) => keepsRunning(service) && service.healthcheck === undefined).sort()).toEqual(
      WITHOUT_SHELL.toSorted(),
    );
  });

  it.each(services)(
    "depends only on services that always run and have a health check: %s",
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
