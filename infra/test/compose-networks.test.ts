import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { jobs } from "@petswipe/monitoring/scrape/jobs";
import { describe, expect, it } from "vitest";
import { compose, INFRA, namesOf, override, serviceOf, services, withDefaults } from "./support/compose.ts";

const on = (network: string) => namesOf(({ networks }) => networks.includes(network));

describe("networks", () => {
  const published = (ports: readonly string[] = []) => ports.map(withDefaults);

  it("are reachable from outside only through the proxy and Grafana", () => {
    const ports = services.map(([name, service]) => [name, published(service.ports)] as const);
    expect(Object.fromEntries(ports.filter(([, all]) => all.length > 0))).toEqual({
      proxy: ["3000:3000", "5001:5001"],
      grafana: ["3001:3000"],
    });
  });

  it("are opened by the override only for this machine", () => {
    for (const [name, { ports, ...rest }] of Object.entries(override.services)) {
      for (const port of published(ports)) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
      const before = serviceOf(name).networks;
      expect(Object.keys(rest).filter((key) => key !== "networks")).toEqual([]);
      expect(new Set(rest.networks ?? before)).toEqual(new Set(["edge", ...before]));
    }
  });

  it("of data and monitoring are internal", () => {
    const internal = Object.entries(compose.networks).map(([name, network]) => [name, network?.internal === true]);
    expect(Object.fromEntries(internal)).toEqual({ edge: false, data: true, monitoring: true });
  });

  it("separate data from services that do not need it", () => {
    expect(serviceOf("postgres").networks).toEqual(["data"]);
    expect(serviceOf("redis").networks).toEqual(["data"]);
    const others = ["setup", "migrate", "postgres", "redis"];
    expect(
      on("data")
        .filter((name) => !others.includes(name))
        .sort(),
    ).toEqual(["backend", "backup", "exporter", "postgres-exporter", "redis-exporter"]);
  });

  it("are all in use, and every published port is on the edge network", () => {
    expect(new Set(services.flatMap(([, { networks }]) => networks))).toEqual(new Set(Object.keys(compose.networks)));
    expect(namesOf(({ ports }) => ports).filter((name) => !on("edge").includes(name))).toEqual([]);
  });
});

describe("the proxy", () => {
  it("listens on the published ports and forwards to the replicas that Prometheus scrapes", async () => {
    const text = await readFile(join(INFRA, "docker/haproxy.cfg"), "utf8");
    const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, match]) => match);
    const ports = serviceOf("proxy").ports?.map((port) => withDefaults(port).split(":").at(-1));
    expect(found(/^ +bind :(\d+)$/gm)).toEqual(ports);
    expect(found(/^ +server-template \S+ \d+ (\S+) /gm)).toEqual([jobs.frontend.address, jobs.backend.address]);
    expect(serviceOf("proxy").healthcheck?.test.join(" ")).toContain(
      found(/^ +bind (127\S+)$/gm)[0]?.replace(":", "/"),
    );
  });

  it("supports the documented number of replicas", async () => {
    const text = await readFile(join(INFRA, "docker/haproxy.cfg"), "utf8");
    const maximum = [...text.matchAll(/^ +server-template \S+ (\d+) /gm)].map(([, count]) => count);
    const readme = await readFile(join(INFRA, "README.md"), "utf8");
    expect(new Set(maximum)).toEqual(new Set([/The proxy \(up to (\d+) of a service\)/.exec(readme)?.[1]]));
  });
});

it("persistent data is in volumes with the documented names", () => {
  const mounted = services.flatMap(([, { volumes = [] }]) =>
    volumes.map((volume) => (typeof volume === "string" ? volume.split(":")[0] : volume.source)),
  );
  const named = mounted.filter((source) => /^[a-z-]+$/.test(source ?? ""));
  expect(new Set(named)).toEqual(new Set(Object.keys(compose.volumes)));
  expect(Object.keys(compose.volumes)).toEqual(
    expect.arrayContaining(["prometheus-data", "grafana-data", "postgres-data"]),
  );
});
