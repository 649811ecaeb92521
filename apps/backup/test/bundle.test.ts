import { cp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { execa } from "execa";
import { beforeEach, describe, expect, it } from "vitest";
import { resticProgram } from "../src/programs.ts";
import { type Commands, commands } from "./support/command.ts";
import { makeGrafana, rowsOf } from "./support/grafana.ts";

let cli: Commands;
let grafana: string;
let before: Record<string, unknown[]>;
beforeEach(async () => {
  cli = await commands({}, "none");
  grafana = join(cli.folder, "grafana.db");
  makeGrafana(grafana);
  before = rowsOf(grafana);
  return () => cli.remove();
});

describe("the bundled programs", () => {
  it("back up and restore without the workspace", async () => {
    await cp(join(projectRoot, "apps/backup/dist"), join(cli.folder, "dist"), { recursive: true });
    const PATH = dirname((await resticProgram()).command);
    const env = { ...cli.env, GRAFANA_DATABASE: grafana, PATH };
    const run = (...args: string[]) =>
      execa(process.execPath, args, { cwd: join(cli.folder, "dist"), env, extendEnv: false });
    expect((await run("backup.js")).stdout).toMatch(/^grafana: backed up/);
    await rm(grafana);
    expect((await run("restore.js", "--source", "grafana")).stdout).toContain(`restored ${grafana}`);
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

describe("the source", () => {
  it("is what pnpm backup and pnpm restore run", async () => {
    const run = (script: string, ...args: string[]) =>
      execa(process.execPath, ["--run", script, "--", ...args], {
        cwd: projectRoot,
        env: { ...cli.env, GRAFANA_DATABASE: grafana },
      });
    expect((await run("backup", "--source", "grafana")).stdout).toContain("grafana: backed up");
    await rm(grafana);
    expect((await run("restore", "--source", "grafana")).stdout).toContain(`restored ${grafana}`);
    expect(rowsOf(grafana)).toEqual(before);
  });
});
