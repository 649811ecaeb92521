import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Service, spawnService, waitFor } from "@petswipe/embedded";
import { describe, expect, it, type TestContext } from "vitest";
import { type Commands, commands, programFile } from "./support/command.ts";
import { addDashboard, makeGrafana } from "./support/grafana.ts";

interface Running {
  readonly log: () => Promise<readonly Record<string, unknown>[]>;
  /** The value of a series in /metrics. */
  readonly metric: (series: string) => Promise<number | undefined>;
  readonly get: (path: string) => Promise<Response>;
  stop(): Promise<void>;
}

interface Fixture {
  readonly cli: Commands;
  /** Path of Grafana's database, which does not exist yet. */
  readonly grafana: string;
  readonly start: (env?: NodeJS.ProcessEnv) => Promise<Running>;
}

/** Commands and services with a folder of their own, until the test has finished. */
async function prepare({ onTestFinished }: TestContext, repository?: "none"): Promise<Fixture> {
  const cli = await commands({ BACKUP_AT: "00:00", NODE_ENV: "development", PORT: "0" }, repository);
  const grafana = join(cli.folder, "grafana.db");
  cli.env["GRAFANA_DATABASE"] = grafana;
  const running = new Set<Service>();
  onTestFinished(async () => {
    for (const service of running) await service.stop();
    await cli.remove();
  });
  return { cli, grafana, start: (env) => start(cli, running, env) };
}

/** Starts the service. */
async function start(cli: Commands, running: Set<Service>, env: NodeJS.ProcessEnv = {}): Promise<Running> {
  const logFile = join(cli.folder, `log-${running.size}-${Date.now()}`);
  const args = [programFile("main")];
  const options = { name: "backup", command: process.execPath, args, logFile, runDir: cli.folder };
  const service = await spawnService({ ...options, env: { ...cli.env, ...env } });
  running.add(service);
  const log = async () => {
    const lines = (await readFile(logFile, "utf8")).split("\n").filter((line) => line.startsWith("{"));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };
  const address = async () =>
    (await log()).map(({ msg }) => /listening at (\S+)/i.exec(String(msg))?.[1]).find((found) => found !== undefined);
  const base = await waitFor(address, { what: "the service" });
  const get = (path: string) => fetch(`${base}${path}`);
  return {
    log,
    get,
    async metric(series) {
      const line = (await (await get("/metrics")).text()).split("\n").find((each) => each.startsWith(`${series} `));
      return line === undefined ? undefined : Number(line.split(" ")[1]);
    },
    async stop() {
      running.delete(service);
      await service.stop();
    },
  };
}

const success = (source: string) => `backup_last_run_success{source="${source}"}`;
const newest = (source: string) => `backup_last_success_timestamp_seconds{source="${source}"}`;
const size = (source: string) => `backup_size_bytes{source="${source}"}`;
const enabled = (source: string) => `backup_enabled{source="${source}"}`;
const until = (what: string, condition: () => Promise<boolean>) => waitFor(condition, { what, timeoutMs: 50_000 });

// Concurrent, since each waits up to 15 s for the next tick of the service.
describe.concurrent("the service", () => {
  it("runs a missed backup, and reports it, also after a restart", async (context) => {
    const { grafana, start } = await prepare(context, "none");
    makeGrafana(grafana);
    const startedAt = Date.now() / 1000 - 1;
    const first = await start();
    await until("the first backup", async () => (await first.metric(success("grafana"))) === 1);
    const time = await first.metric(newest("grafana"));
    expect(time).toBeGreaterThan(startedAt);
    expect(time).toBeLessThanOrEqual(Date.now() / 1000);
    expect(await first.metric(size("grafana"))).toBeGreaterThan(10_000);
    expect(await first.metric(enabled("grafana"))).toBe(1);
    expect(await first.metric(enabled("postgres"))).toBe(0);
    expect(await first.metric(newest("postgres"))).toBeUndefined();
    expect(await (await first.get("/health/ready")).json()).toEqual({ status: "ready", unfit: [] });
    const messages = (await first.log()).map(({ msg }) => msg);
    expect(messages).toContain("skipping postgres: DATABASE_URL is not set");
    expect(messages).toContain("backed up");
    await first.stop();

    const second = await start();
    await until("the state of the repository", async () => (await second.metric(newest("grafana"))) === time);
    expect(await second.metric(success("grafana"))).toBe(1);
    expect((await second.log()).map(({ msg }) => msg)).not.toContain("backed up"); // it was not due
  });

  it("reports the failure of one source, backs up the others, and detects a manual backup", async (context) => {
    const { cli, grafana, start } = await prepare(context);
    makeGrafana(grafana);
    const service = await start({ DATABASE_URL: "postgres://a:secret@127.0.0.1:1/c" });
    await until("the run", async () => (await service.metric(success("postgres"))) === 0);
    expect(await service.metric(success("grafana"))).toBe(1);
    expect(await service.metric(newest("postgres"))).toBeUndefined();
    const ready = await service.get("/health/ready");
    expect([ready.status, await ready.json()]).toEqual([200, { status: "degraded", unfit: ["postgres"] }]);
    const failure = (await service.log()).find(({ msg }) => msg === "backup failed");
    expect(failure).toMatchObject({ level: "error", service: "backup", source: "postgres" });
    expect(JSON.stringify(await service.log())).not.toContain("secret");

    const before = (await service.metric(newest("grafana"))) ?? Number.NaN;
    addDashboard(grafana, "more");
    expect((await cli.backup()).exitCode).toBe(0);
    await until("the manual backup", async () => ((await service.metric(newest("grafana"))) ?? 0) > before);
  });

  it("skips a source that does not exist yet, and backs it up once it does", async (context) => {
    const { grafana, start } = await prepare(context);
    const service = await start();
    await until("it is skipped", async () => (await service.metric(enabled("grafana"))) === 0);
    expect(await service.metric(success("grafana"))).toBeUndefined();
    makeGrafana(grafana);
    await until("it is backed up", async () => (await service.metric(success("grafana"))) === 1);
    await rm(grafana);
    expect(await service.metric(enabled("grafana"))).toBe(1);
  });

  it("reports a wrong password, and keeps serving", async (context) => {
    const { cli, grafana, start } = await prepare(context);
    makeGrafana(grafana);
    await cli.backup();
    await writeFile(join(cli.folder, "password"), "another\n");
    const service = await start();
    await until("the failure", async () => (await service.metric(success("grafana"))) === 0);
    const failures = (await service.log()).filter(({ msg }) => msg === "cannot run backups");
    expect(failures).toHaveLength(1);
    expect(JSON.stringify(failures)).toContain("wrong password in");
    expect((await service.get("/health/live")).status).toBe(200);
  });
});
