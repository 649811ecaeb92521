import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { program } from "@petswipe/embedded";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { configuration } from "../src/configure/configuration.ts";
import { readMonitoringSettings } from "../src/configure/settings.ts";
import type { PrometheusConfig } from "../src/scrape/config.ts";

const of = (env: NodeJS.ProcessEnv) => configuration(readMonitoringSettings(env));
const scraped = (env: NodeJS.ProcessEnv) => (parse(of(env).prometheus) as PrometheusConfig).scrape_configs;

const CLI = fileURLToPath(new URL("../src/configure/cli.ts", import.meta.url));
const configure = (args: string[], env: Record<string, string> = {}) =>
  execa(process.execPath, [CLI, ...args], { env, extendEnv: false, reject: false });

describe("without settings", () => {
  it("every job is scraped at its address in containers", () => {
    const targets = scraped({}).map((job) => [job.job_name, job.static_configs?.[0]?.targets]);
    expect(Object.fromEntries(targets)).toMatchObject({
      backend: ["backend:5001"],
      frontend: ["frontend:3000"],
      postgres: ["postgres-exporter:9187"],
      redis: ["redis-exporter:9121"],
      node: ["node-exporter:9100"],
      cadvisor: ["cadvisor:8080"],
      grafana: ["grafana:3000"],
      prometheus: ["localhost:9090"],
      alertmanager: ["alertmanager:9093"],
      exporter: ["exporter:9400"],
      backup: ["backup:9401"],
    });
  });

  it("warns about alerts without a channel", () => {
    expect(of({}).warnings).toEqual([expect.stringMatching(/^no channel is configured for .*critical alerts.*$/)]);
  });
});

describe("the environment sets", () => {
  it("the targets, one or more or none", () => {
    const jobs = scraped({ BACKEND_TARGETS: "a:1, b:2", CADVISOR_TARGETS: "none" });
    expect(jobs.find((job) => job.job_name === "backend")?.static_configs).toEqual([{ targets: ["a:1", "b:2"] }]);
    expect(jobs.map((job) => job.job_name)).not.toContain("cadvisor");
  });

  it("the scrape interval and the token", () => {
    const [backend] = scraped({ SCRAPE_INTERVAL: "7s", METRICS_TOKEN_FILE: "/run/secrets/token" });
    expect(backend).toMatchObject({
      scrape_interval: "7s",
      scrape_timeout: "7s",
      authorization: { credentials_file: "/run/secrets/token" },
    });
  });

  it("remote write and its token", () => {
    const written = (env: NodeJS.ProcessEnv) => (parse(of(env).prometheus) as PrometheusConfig).remote_write;
    const url = "https://mimir.example/api/v1/push";
    expect(written({})).toBeUndefined();
    expect(written({ REMOTE_WRITE_URL: url })).toEqual([{ url }]);
    expect(written({ REMOTE_WRITE_URL: url, REMOTE_WRITE_TOKEN_FILE: "/run/channels/mimir" })).toEqual([
      { url, authorization: { type: "Bearer", credentials_file: "/run/channels/mimir" } },
    ]);
    expect(() => of({ REMOTE_WRITE_URL: "mimir.example" })).toThrow(/REMOTE_WRITE_URL must match/);
    expect(() => of({ REMOTE_WRITE_TOKEN_FILE: "/token" })).toThrow(/REMOTE_WRITE_URL is not set/);
  });

  it("the retention, with a warning when it is shorter than an error budget", () => {
    expect(of({ PROMETHEUS_RETENTION: "15d" }).warnings).toContainEqual(
      "PROMETHEUS_RETENTION is 15d: error budgets cover 30 days and will see only the last 15d",
    );
    expect(of({ PROMETHEUS_RETENTION: "30d" }).warnings.join()).not.toContain("RETENTION");
  });

  it("and every problem is listed at once", () => {
    const wrong = { BACKEND_TARGETS: "backend", SCRAPE_INTERVAL: "soon", SNS_TOPIC_ARN: "alerts" };
    expect(() => of(wrong)).toThrow(/SCRAPE_INTERVAL.*BACKEND_TARGETS.*SNS_TOPIC_ARN/s);
  });
});

it("the label of cAdvisor's containers is container", () => {
  const cadvisor = scraped({}).find((job) => job.job_name === "cadvisor");
  expect(cadvisor?.metric_relabel_configs).toEqual([
    { source_labels: ["name"], regex: "(.+)", target_label: "container" },
    { action: "labeldrop", regex: "name" },
  ]);
});

describe("pnpm configure", () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "configure "));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it("writes both files, which promtool and amtool accept, and warns", async () => {
    const { exitCode, stdout, stderr } = await configure(["--out", dir], { PROMETHEUS_RETENTION: "1d" });
    expect({ exitCode, files: stdout.split("\n").length }).toEqual({ exitCode: 0, files: 2 });
    expect(stderr).toMatch(/^warning: PROMETHEUS_RETENTION is 1d/);
    const promtool = await program("promtool");
    const amtool = await program("amtool");
    const checked = [
      await execa(
        promtool.command,
        ["check", "config", "--lint=all", "--lint-fatal", join(dir, "prometheus/prometheus.yml")],
        promtool,
      ),
      await execa(amtool.command, ["check-config", join(dir, "alertmanager/alertmanager.yml")], amtool),
    ];
    for (const { stdout: said } of checked) expect(said).toContain("SUCCESS");
  });

  it("writes nothing for an invalid environment", async () => {
    const { exitCode, stderr } = await configure(["--out", dir], { NODE_TARGETS: "http://node" });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/NODE_TARGETS must match .*host:port of the targets of node/);
    await expect(readFile(join(dir, "prometheus/prometheus.yml"))).rejects.toThrow("ENOENT");
  });

  it("prints a help text and refuses unknown arguments", async () => {
    expect((await configure(["--help"])).stdout).toContain("Usage: pnpm configure [--out <folder>]");
    expect(await configure(["--into", dir])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("Usage:") });
  });
});
