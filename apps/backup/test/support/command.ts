import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { execa } from "execa";
import { inject } from "vitest";
import { PASSWORD } from "./setup.ts";

export interface Ended {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** `pnpm backup` and `pnpm restore` with a folder and a password of their own. */
export interface Commands {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  backup(args?: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended>;
  restore(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended>;
  remove(): Promise<void>;
}

/** The program of a command or of the service, as the image has it: it starts in a quarter of the time of its source. */
export const programFile = (name: "backup" | "restore" | "main"): string =>
  join(projectRoot, "apps/backup/dist", `${name}.js`);

/** Commands that back up what the environment names, into a copy of the prepared repository unless they have to make one. */
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
  const ended = async (
    name: "backup" | "restore",
    args: readonly string[],
    more: NodeJS.ProcessEnv = {},
  ): Promise<Ended> => {
    const run = await execa(process.execPath, [programFile(name), ...args], {
      env: { ...env, ...more },
      reject: false,
    });
    return { exitCode: run.exitCode, stdout: run.stdout, stderr: run.stderr };
  };
  return {
    folder,
    env,
    backup: (args = [], more) => ended("backup", args, more),
    restore: (args, more) => ended("restore", args, more),
    remove: () => rm(folder, { recursive: true }),
  };
}
