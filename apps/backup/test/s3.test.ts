import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Commands, commands } from "./support/command.ts";
import { addDashboard, makeGrafana, rowsOf } from "./support/grafana.ts";
import { digests, type PetSwipe, query, startPetSwipe } from "./support/postgres.ts";
import { type S3, startS3 } from "./support/s3.ts";

let petswipe: PetSwipe;
let s3: S3;
let cli: Commands;
let grafana: string;
beforeAll(async () => {
  [petswipe, s3] = await Promise.all([startPetSwipe({ demo: false }), startS3()]);
  cli = await commands({ DATABASE_URL: petswipe.url, ...s3.env });
  grafana = join(cli.folder, "grafana.db");
  cli.env["GRAFANA_DATABASE"] = grafana;
  makeGrafana(grafana);
});
afterAll(async () => {
  await s3.stop();
  await petswipe.stop();
  await cli.remove();
});

const list = async (...args: string[]) => (await cli.restore(["--list", ...args])).stdout.split("\n").filter(Boolean);

describe("copies in S3", () => {
  it("are made on request, each snapshot once", async () => {
    expect((await cli.backup()).exitCode).toBe(0);
    expect(await list("--from", "s3")).toEqual(["No snapshots yet. Create one with: pnpm backup"]);
    expect(await cli.backup(["--upload"])).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await cli.backup(["--source", "grafana", "--upload"])).toMatchObject({ exitCode: 0, stderr: "" });
    const copies = await list("--from", "s3");
    expect(copies.filter((line) => line.includes("postgres"))).toHaveLength(1);
    for (const line of copies) expect(line).toMatch(/^\w{8} {2}(postgres|grafana) .*UTC .*kB {2}s3$/);
  });

  it("suffice for a restore after the machine is lost", async () => {
    const before = await digests(petswipe.url);
    const rows = rowsOf(grafana);
    await rm(join(cli.folder, "backup"), { recursive: true });
    await rm(grafana);
    await query(petswipe.adminUrl, "DROP DATABASE petswipe");
    const restored = await cli.restore(["--source", "postgres"]);
    expect(restored).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^restoring postgres .*, s3\)\n/) });
    expect(await digests(petswipe.url)).toEqual(before);
    expect((await cli.restore(["--source", "grafana", "--from", "s3"])).exitCode).toBe(0);
    expect(rowsOf(grafana)).toEqual(rows);
  });

  it("that fail are reported, and the local backup is kept", async () => {
    addDashboard(grafana, "later");
    const other = { BACKUP_PREFIX: "other", BACKUP_PASSWORD_FILE: join(cli.folder, "other") };
    await writeFile(other.BACKUP_PASSWORD_FILE, "another one\n");
    await cli.backup(["--source", "grafana", "--upload"], { ...other, BACKUP_FOLDER: join(cli.folder, "elsewhere") });
    const result = await cli.backup(["--source", "grafana", "--upload"], { BACKUP_PREFIX: "other" });
    expect(result).toMatchObject({
      exitCode: 1,
      stdout: expect.stringMatching(
        /^grafana: backed up, .*; FAILED: restic snapshots of s3:.*: wrong password in .*$/,
      ),
    });
    expect((await list("--from", "local")).at(-1)).toContain("grafana");
  });
});
