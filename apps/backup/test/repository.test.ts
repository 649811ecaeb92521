import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { waitFor } from "@petswipe/embedded";
import { beforeEach, describe, expect, it } from "vitest";
import { BusyError, withLock } from "../src/lock.ts";
import { type Commands, commands, programFile } from "./support/command.ts";
import { addDashboard, makeGrafana, rowsOf } from "./support/grafana.ts";
import { damage, filesOf, locksOf, restic, startRestic } from "./support/repository.ts";

let cli: Commands;
let grafana: string;
beforeEach(async () => {
  cli = await commands({});
  grafana = join(cli.folder, "grafana.db");
  cli.env["GRAFANA_DATABASE"] = grafana;
  makeGrafana(grafana);
  return () => cli.remove();
});

interface Listed {
  readonly time: string;
}
const times = async (): Promise<string[]> => {
  const { stdout } = await restic(cli, ["snapshots", "--json"]);
  return (JSON.parse(stdout) as Listed[]).map(({ time }) => time.slice(0, 10));
};

describe("the repository", () => {
  it("keeps 7 daily, 5 weekly and 12 monthly snapshots, and removes the rest", async () => {
    await cli.backup();
    const march = ["01", "02", "07", "08", "09", "10", "11", "12", "13", "14"].map((day) => `2025-03-${day}`);
    for (const day of ["2025-01-10", "2025-01-11", ...march])
      await restic(cli, ["backup", "--host=petswipe", "--tag=grafana", `--time=${day} 02:30:00`, "."], {
        cwd: cli.folder,
      });
    await cli.backup();
    const [today = "", ...others] = (await times()).toReversed();
    expect(today).toBe(new Date().toISOString().slice(0, 10));
    expect(others).toEqual([
      ...["2025-03-14", "2025-03-13", "2025-03-12", "2025-03-11", "2025-03-10", "2025-03-09"], // 7 days including today
      "2025-03-02", // the last of its week
      "2025-01-11", // and of its month
      "2025-01-10", // the oldest one, until there are 12 months
    ]);
  });

  it("detects damage to older data, and then removes nothing", async () => {
    await cli.backup();
    await damage(cli);
    const second = await cli.backup();
    expect(second.exitCode).toBe(1);
    expect(second.stdout).toMatch(/^grafana: FAILED: restic \w+ of .*; FAILED: restic check of .* contains errors$/);
    expect(await times()).toHaveLength(1);
  });

  it("reports a wrong password", async () => {
    await cli.backup();
    await writeFile(join(cli.folder, "other"), "another one\n");
    const other = { BACKUP_PASSWORD_FILE: join(cli.folder, "other") };
    const wrong = `wrong password in ${other.BACKUP_PASSWORD_FILE}`;
    expect(await cli.backup([], other)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(wrong) });
    const restored = await cli.restore(["--source", "grafana"], other);
    expect(restored).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(wrong) });
    const missing = await cli.backup([], { BACKUP_PASSWORD_FILE: join(cli.folder, "none") });
    expect(missing).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`cannot read ${join(cli.folder, "none")} (BACKUP_PASSWORD_FILE)`),
    });
  });

  it("accepts a new password, set as in the README, and no longer the old one", async () => {
    await cli.backup();
    const next = join(cli.folder, "next");
    await writeFile(next, "a newer password\n");
    await restic(cli, ["key", "passwd", `--new-password-file=${next}`]);
    expect((await cli.restore(["--list"])).exitCode).toBe(2);
    expect((await cli.restore(["--list"], { BACKUP_PASSWORD_FILE: next })).stdout).toContain("grafana");
  });

  it("contains no plaintext", async () => {
    addDashboard(grafana, "a title to search for");
    await cli.backup();
    for (const file of await filesOf(cli, "data")) {
      expect((await readFile(file)).includes("SQLite format 3")).toBe(false);
    }
    expect(await readdir(join(cli.folder, "backup"))).toEqual(["lock", "repository"]);
  });
});

describe("concurrent backups", () => {
  it("are refused", async () => {
    const folder = join(cli.folder, "backup");
    await withLock(folder, async () => {
      await expect(withLock(folder, async () => {})).rejects.toThrow(BusyError);
      expect(await cli.backup()).toMatchObject({
        exitCode: 2,
        stderr: `Backup failed: another backup or restore is running in ${folder}; wait until it has finished`,
      });
      expect((await cli.restore(["--source", "grafana"])).exitCode).toBe(2);
    });
    expect((await cli.backup()).exitCode).toBe(0);
  });

  it("are possible after one was killed, whose leftovers are removed", async () => {
    await cli.backup();
    const killed = spawn(process.execPath, [programFile("backup")], {
      env: { ...process.env, ...cli.env },
      detached: true,
    });
    const lock = async () => (await locksOf(cli)).length > 0;
    await waitFor(lock, { what: "restic's lock" });
    process.kill(-(killed.pid ?? 0), "SIGKILL");
    await once(killed, "exit");
    expect(await lock()).toBe(true);
    const next = await cli.backup();
    expect(next).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^grafana: backed up/) });
    expect(await readdir(join(cli.folder, "backup"))).toEqual(["lock", "repository"]);
    expect(await lock()).toBe(false);
  });
});

describe("restic's own lock", () => {
  it("is waited for, and removed once its process has died", async () => {
    await cli.backup();
    const reading = await startRestic(cli, ["backup", "--stdin", "--tag=other"]); // until its input ends
    const held = async () => (await locksOf(cli)).length > 0;
    await waitFor(held, { what: "restic's lock" });
    const next = cli.backup();
    await waitFor(async () => (await filesOf(cli, "snapshots")).length > 1, { what: "the second snapshot" });
    expect(await held()).toBe(true);
    reading.kill("SIGKILL");
    expect(await next).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^grafana: backed up/) });
    expect(await held()).toBe(false);
  });
});

describe("a source", () => {
  it("that never existed is skipped, and one that disappeared is an error", async () => {
    await rm(grafana);
    expect(await cli.backup()).toMatchObject({ exitCode: 0, stdout: `grafana: skipped: ${grafana} does not exist` });
    makeGrafana(grafana);
    const before = rowsOf(grafana);
    await cli.backup();
    await rm(grafana);
    const vanished = await cli.backup();
    expect(vanished).toMatchObject({
      exitCode: 1,
      stdout: `grafana: FAILED: ${grafana} does not exist, but has been backed up before`,
    });
    await cli.restore(["--source", "grafana"]);
    expect(rowsOf(grafana)).toEqual(before);
  });

  it("that fails does not stop the others", async () => {
    const data = join(cli.folder, "prometheus");
    const refuses = createServer((_request, reply) => reply.writeHead(403).end('{"error":"admin APIs disabled"}'));
    await new Promise<void>((resolve) => refuses.listen(0, "127.0.0.1", resolve));
    const { port } = refuses.address() as AddressInfo;
    const PROMETHEUS_URL = `http://127.0.0.1:${port}`;
    const result = await cli.backup([], {
      DATABASE_URL: "postgres://a:b@127.0.0.1:1/c",
      PROMETHEUS_DATA: data,
      PROMETHEUS_URL,
    });
    refuses.close();
    expect(result.exitCode).toBe(1);
    expect(result.stdout.split("\n")).toEqual([
      "postgres: FAILED: connect ECONNREFUSED 127.0.0.1:1",
      expect.stringMatching(
        /^prometheus: FAILED: Prometheus created no snapshot: HTTP 403 .*start it with --web.enable-admin-api/,
      ),
      expect.stringMatching(/^grafana: backed up/),
    ]);
    await expect(access(data)).rejects.toThrow("ENOENT");
  });

  it("is selected by name; impossible requests are rejected first", async () => {
    expect(await cli.backup(["--source", "postgres"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("--source postgres requires DATABASE_URL"),
    });
    expect(await cli.backup(["--source", "redis"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("must be one of postgres, prometheus, grafana"),
    });
    expect(await cli.backup(["--upload"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("--upload requires BACKUP_BUCKET"),
    });
    expect(await cli.backup([], { GRAFANA_DATABASE: "" })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("nothing to back up"),
    });
    expect(await cli.restore(["--source", "grafana"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("no snapshot of grafana"),
    });
    expect(await cli.restore([])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("pass either --list or --source"),
    });
  });
});
