import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "@petswipe/embedded";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { PrometheusConfig } from "../src/scrape/config.ts";
import { jobEntries } from "../src/scrape/jobs.ts";
import { type PrometheusDeployment, renderPrometheus } from "../src/scrape/render.ts";
import { readPrometheusSettings } from "../src/scrape/settings.ts";

const targets = Object.fromEntries(jobEntries.map(([name], index) => [name, [`${name}:${9000 + index}`]]));

function render(changes: Partial<PrometheusDeployment> = {}): PrometheusConfig {
  return parse(renderPrometheus({ scrapeInterval: "15s", targets, ...changes })) as PrometheusConfig;
}

describe("prometheus.yml", () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "prometheus "));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it("scrapes every job at its interval, with a timeout of at most ten seconds", () => {
    const jobs = render().scrape_configs.map((job) => [job.job_name, job.scrape_interval, job.scrape_timeout]);
    expect(jobs).toEqual([
      ["backend", "15s", "10s"],
      ["frontend", "15s", "10s"],
      ["exporter", "15s", "10s"],
      ["backup", "15s", "10s"],
      ["postgres", "30s", "10s"],
      ["redis", "30s", "10s"],
      ["node", "15s", "10s"],
      ["cadvisor", "15s", "10s"],
      ["grafana", "60s", "10s"],
      ["prometheus", "60s", "10s"],
      ["alertmanager", "60s", "10s"],
    ]);
  });

  it("never times out later than the next scrape", () => {
    const config = render({ scrapeInterval: "2s" });
    expect(config.global).toEqual({ scrape_interval: "2s", scrape_timeout: "2s", evaluation_interval: "2s" });
    expect(config.scrape_configs[0]).toMatchObject({ scrape_interval: "2s", scrape_timeout: "2s" });
  });

  it("leaves out jobs without targets", () => {
    const config = render({ targets: { backend: ["127.0.0.1:5001", "127.0.0.1:5002"], redis: [] } });
    expect(config.scrape_configs.map((job) => job.static_configs)).toEqual([
      [{ targets: ["127.0.0.1:5001", "127.0.0.1:5002"] }],
    ]);
    expect(config.alerting.alertmanagers).toEqual([]);
  });

  it("discovers every replica behind a name, in addition to static targets", () => {
    const config = render({ targets: { backend: ["dns:backend:5001"], exporter: ["a:1", "dns:exporter:9400"] } });
    expect(config.scrape_configs.map((job) => [job.static_configs, job.dns_sd_configs])).toEqual([
      [undefined, [{ names: ["backend"], type: "A", port: 5001 }]],
      [[{ targets: ["a:1"] }], [{ names: ["exporter"], type: "A", port: 9400 }]],
    ]);
  });

  it("sends alerts to Alertmanager, and the token to the applications only", () => {
    const config = render({ bearerTokenFile: "/run/token" });
    expect(config.alerting.alertmanagers).toEqual([{ static_configs: [{ targets: targets["alertmanager"] }] }]);
    const withToken = config.scrape_configs.filter((job) => job.authorization?.credentials_file === "/run/token");
    expect(withToken.map((job) => job.job_name)).toEqual(["backend", "frontend", "exporter", "backup"]);
  });

  it.each(["15s", "500ms", "1m"])("is accepted by promtool at %s", async (scrapeInterval) => {
    const file = join(dir, "prometheus.yml");
    await writeFile(join(dir, "token"), "secret");
    await writeFile(file, renderPrometheus({ scrapeInterval, targets, bearerTokenFile: join(dir, "token") }));
    const { command, env } = await program("promtool");
    const { stdout } = await execa(command, ["check", "config", file], { env });
    expect(stdout).toMatch(/SUCCESS/);
  });
});

describe("Prometheus' environment", () => {
  it("defaults to a retention of more than the SLO period", () => {
    expect(readPrometheusSettings({})).toEqual({ SCRAPE_INTERVAL: "15s", PROMETHEUS_RETENTION: "35d" });
  });

  it.each(["15", "0s", "fast", "-1s", "1.5s"])("rejects the interval %s with the variable's name", (value) => {
    expect(() => readPrometheusSettings({ SCRAPE_INTERVAL: value })).toThrow(/SCRAPE_INTERVAL .*such as 15s/);
  });

  it("lists every problem at once", () => {
    const faulty = () => readPrometheusSettings({ SCRAPE_INTERVAL: "x", PROMETHEUS_RETENTION: "y" });
    expect(faulty).toThrow(/SCRAPE_INTERVAL.*PROMETHEUS_RETENTION/s);
  });
});
