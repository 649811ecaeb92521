import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { execa } from "execa";
import { inject } from "vitest";
import { PASSWORD } from "./setup.ts";

export interface Result {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** `pnpm backup` and `pnpm restore` with a folder and a password of their own. */
export interface Commands {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  backup(args?: readonly string[], env?: NodeJS.ProcessEnv): Promise<Result>;
  restore(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Result>;
  remove(): Promise<void>;
}

/** The bundle of a command or of the service (main), which starts four times as fast as the source. */
export const programFile = (name: "backup" | "restore" | "main"): string =>
  join(projectRoot, "apps/backup/dist", `${name}.js`);

/** Commands for the given sources, with a copy of the prepared repository or none. */
export async function commands(
  sources: NodeJS.ProcessEnv,
  repository: "prepared" | "none" = "prepared",
): Promise<Commands> {
  const folder = await mkdtemp(join(tmpdir(), "backup "));
  await writeFile(join(folder, "password"), `${PASSWORD}\n`);
  if (repository === "prepared")
    await cp(inject("repository"), join(folder, "backup", "repository"), { recursive: true });
  const env = {
    NODE_ENV: "test",
    BACKUP_FOLDER: join(folder, "backup"),
    BACKUP_PASSWORD_FILE: join(folder, "password"),
    ...sources,
  };
  const execute = async (
    name: "backup" | "restore",
    args: readonly string[],
    more: NodeJS.ProcessEnv = {},
  ): Promise<Result> => {
    const run = await execa(process.execPath, [programFile(name), ...args], {
      env: { ...env, ...more },
      reject: false,
    });
    return { exitCode: run.exitCode, stdout: run.stdout, stderr: run.stderr };
  };
  return {
    folder,
    env,
    backup: (args = [], more) => execute("backup", args, more),
    restore: (args, more) => execute("restore", args, more),
    remove: () => rm(folder, { recursive: true }),
  };
}
