import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { execa } from "execa";

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

/** The program of a command, or of the service (`main`). */
export const programFile = (name: string): string => join(projectRoot, "apps/backup/src", `${name}.ts`);

/** Commands that keep what the environment names. */
export async function commands(sources: NodeJS.ProcessEnv): Promise<Commands> {
  const folder = await mkdtemp(join(tmpdir(), "backup "));
  await writeFile(join(folder, "password"), "a password for tests\n");
  const env = {
    NODE_ENV: "test",
    BACKUP_FOLDER: join(folder, "backup"),
    BACKUP_PASSWORD_FILE: join(folder, "password"),
    ...sources,
  };
  const ended = async (name: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Ended> => {
    const run = await execa(process.execPath, [programFile(name), ...args], {
      env: { ...env, ...more },
      reject: false,
    });
    return { exitCode: run.exitCode, stdout: run.stdout, stderr: run.stderr };
  };
  return {
    folder,
    env,
    backup: (args = [], more) => ended("cli/backup", args, more),
    restore: (args, more) => ended("cli/restore", args, more),
    remove: () => rm(folder, { recursive: true }),
  };
}
