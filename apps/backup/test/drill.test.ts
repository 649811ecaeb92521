import { chown, mkdir, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { projectRoot, waitFor } from "@petswipe/embedded";
import type { RunningPrometheus } from "@petswipe/prometheus-client/testing/server";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Commands, commands } from "./support/command.ts";
import { addDashboard, makeGrafana, rowsOf } from "./support/grafana.ts";
import { digests, type PetSwipe, query, startPetSwipe } from "./support/postgres.ts";
import { type Scraping, startScraping } from "./support/prometheus.ts";
import { samplesIn, timeOf } from "./support/samples.ts";

/** Backs up, destroys and restores PostgreSQL with demo data, Prometheus with history and recent samples, and Grafana. */
let petswipe: PetSwipe;
let scraping: Scraping;
let prometheus: RunningPrometheus;
let grafana: string;
let cli: Commands;

beforeAll(async () => {
  [petswipe, scraping] = await Promise.all([startPetSwipe({ demo: true }), startScraping()]);
  prometheus = scraping.prometheus;
  const { url, data } = prometheus;
  cli = await commands({ DATABASE_URL: petswipe.url, PROMETHEUS_DATA: data, PROMETHEUS_URL: url }, "none");
  grafana = join(cli.folder, "grafana", "grafana.db");
  await mkdir(dirname(grafana));
  if (process.getuid?.() === 0) await chown(dirname(grafana), GRAFANA_USER, 0);
  cli.env["GRAFANA_DATABASE"] = grafana;
  makeGrafana(grafana);
});
afterAll(async () => {
  scraping.stopTarget();
  await prometheus.stop();
  await petswipe.stop();
  await cli.remove();
});

/** The user id of its image. */
const GRAFANA_USER = 472;

const blocksIn = async (data: string) => (await readdir(data)).filter((name) => /^[0-9A-Z]{26}$/.test(name));

describe("a restore after a loss", () => {
  it("has all three sources backed up", async () => {
    const { exitCode, stdout } = await cli.backup();
    expect(stdout).toMatch(
      /^postgres: backed up, .+ MB, snapshot \w{8}\nprometheus: backed up, .+ kB, snapshot \w{8}\ngrafana: backed up, .+ kB, snapshot \w{8}$/,
    );
    expect(exitCode).toBe(0);
    expect(await readdir(join(prometheus.data, "snapshots"))).toEqual([]);
  });

  it("restores PostgreSQL: every row of every table, and KPIs that match them", async () => {
    const before = await digests(petswipe.url);
    await query(petswipe.adminUrl, "DROP DATABASE petswipe");
    const { exitCode, stdout } = await cli.restore(["--source", "postgres"]);
    expect(stdout).toMatch(/restored petswipe as of .* UTC: 18 tables, \d{5,6} rows, all counts verified/);
    expect(exitCode).toBe(0);
    expect(Object.keys(before)).toHaveLength(18);
    expect(await digests(petswipe.url)).toEqual(before);
    const audit = await execa(process.execPath, [join(projectRoot, "apps/exporter/src/audit/cli.ts")], {
      env: { DATABASE_URL: petswipe.url },
      reject: false,
    });
    expect(audit).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("no difference") });
  });

  it("restores Prometheus: every sample, including the WAL", async () => {
    const copied: string[] = [];
    prometheus = await prometheus.restarted(async () => {
      copied.push(...(await samplesIn(prometheus.data)));
      for (const name of [...(await blocksIn(prometheus.data)), "wal", "chunks_head"])
        await rm(join(prometheus.data, name), { recursive: true });
      const { exitCode, stdout } = await cli.restore(["--source", "prometheus"]);
      expect(stdout).toMatch(/restored \d blocks to /);
      expect(exitCode).toBe(0);
      const restored = await samplesIn(prometheus.data);
      const last = Math.max(...restored.map(timeOf));
      const until = (samples: readonly string[]) => samples.filter((sample) => timeOf(sample) < last);
      expect(restored.filter((sample) => sample.includes('__name__="requests"'))).toHaveLength(2 * 48 * 12);
      expect(restored.filter((sample) => sample.includes("scrapes_total")).length).toBeGreaterThan(1);
      expect(until(restored)).toEqual(until(copied));
    });
    await waitFor(`${prometheus.url}/-/ready`, { what: "Prometheus" });
    const method = 'requests{method="POST"}';
    expect(await prometheus.api.queryScalar(`max(max_over_time(${method}[3d]))`)).toBe(48 * 12 - 1);
  });

  it("refuses while Prometheus is running, and over newer samples without --force", async () => {
    const runs = await cli.restore(["--source", "prometheus"], { PROMETHEUS_URL: prometheus.url });
    expect(runs).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("prometheus is running at ") });
    const scraped = async () => ((await prometheus.api.queryScalar("count_over_time(scrapes_total[10s])")) ?? 0) > 1;
    await waitFor(scraped, { what: "newer samples" });
    prometheus = await prometheus.restarted(async () => {
      const newer = await samplesIn(prometheus.data);
      const refused = await cli.restore(["--source", "prometheus"]);
      expect(refused).toMatchObject({
        exitCode: 1,
        stderr: expect.stringMatching(/ has samples up to .*, newer than the backup of .*Use --force/),
      });
      expect(await samplesIn(prometheus.data)).toEqual(newer);
      expect((await cli.restore(["--source", "prometheus", "--force"])).exitCode).toBe(0);
      const [replaced = ""] = (await readdir(prometheus.data))
        .filter((name) => name.startsWith(".before-"))
        .toReversed();
      expect(await samplesIn(join(prometheus.data, replaced))).toEqual(newer);
      expect((await samplesIn(prometheus.data)).length).toBeLessThan(newer.length);
    });
  });

  it("restores Grafana: every row, and over newer rows only with --force", async () => {
    const before = rowsOf(grafana);
    await rm(grafana);
    const { exitCode } = await cli.restore(["--source", "grafana"]);
    expect(exitCode).toBe(0);
    expect(rowsOf(grafana)).toEqual(before);
    expect((await stat(grafana)).uid).toBe((await stat(dirname(grafana))).uid);
    addDashboard(grafana, "later");
    const refused = await cli.restore(["--source", "grafana"]);
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("dashboard: 1 newer row") });
    expect((await cli.restore(["--source", "grafana", "--force"])).exitCode).toBe(0);
    expect(rowsOf(grafana)).toEqual(before);
  });
});
