import { cp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resticProgram } from "../src/programs.ts";
import { type Commands, commands } from "./support/command.ts";
import { makeGrafana, rowsOf } from "./support/grafana.ts";

let cli: Commands;
beforeAll(async () => {
  cli = await commands({});
  await cp(join(projectRoot, "apps/backup/dist"), join(cli.folder, "dist"), { recursive: true }); // made by pnpm build
});
afterAll(() => cli.remove());

describe("the programs of the image", () => {
  it("back up and restore without anything of the workspace", async () => {
    const grafana = join(cli.folder, "grafana.db");
    makeGrafana(grafana);
    const before = rowsOf(grafana);
    const PATH = dirname((await resticProgram()).command);
    const env = { ...cli.env, GRAFANA_DATABASE: grafana, PATH };
    const run = (...args: string[]) =>
      execa(process.execPath, args, { cwd: join(cli.folder, "dist"), env, extendEnv: false });
    expect((await run("backup.js")).stdout).toMatch(/^grafana: backed up/);
    await rm(grafana);
    expect((await run("restore.js", "--source", "grafana")).stdout).toContain("is restored");
    expect(rowsOf(grafana)).toEqual(before);
    const wrong = await execa(process.execPath, ["main.js"], {
      cwd: join(cli.folder, "dist"),
      env: {},
      extendEnv: false,
      reject: false,
    });
    expect(wrong).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("BACKUP_PASSWORD_FILE is not set") });
  });
});
