import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { waitFor } from "@petswipe/embedded";
import { describe, expect, it } from "vitest";
import { addDashboard, makeGrafana } from "./support/grafana.ts";
import { prepare } from "./support/service.ts";

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
