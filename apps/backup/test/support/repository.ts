import { type ChildProcess, spawn } from "node:child_process";
import { chmod, readdir, stat, truncate } from "node:fs/promises";
import { basename, join } from "node:path";
import { execa } from "execa";
import { resticProgram } from "../../src/programs.ts";
import type { Commands } from "./command.ts";

const folderOf = ({ folder }: Commands) => join(folder, "backup", "repository");

/** Starts restic on the local repository. */
export async function startRestic(cli: Commands, args: readonly string[]): Promise<ChildProcess> {
  const { command, env } = await resticFor(cli);
  return spawn(command, ["--no-cache", ...args], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "ignore", "ignore"],
  });
}

/** Runs restic on the local repository. */
export async function restic(cli: Commands, args: readonly string[], more: object = {}) {
  const { command, env } = await resticFor(cli);
  return execa(command, ["--no-cache", ...args], { env, ...more });
}

async function resticFor(cli: Commands) {
  const { command, env } = await resticProgram();
  const RESTIC_PASSWORD_FILE = cli.env["BACKUP_PASSWORD_FILE"];
  return { command, env: { ...env, RESTIC_PASSWORD_FILE, RESTIC_REPOSITORY: folderOf(cli), TZ: "UTC" } };
}

/** The files in a folder of the repository (data, locks, snapshots), largest first. */
export async function filesOf(cli: Commands, part: string): Promise<string[]> {
  const entries = await readdir(join(folderOf(cli), part), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sized = await Promise.all(files.map(async (file) => ({ file, size: (await stat(file)).size })));
  return sized.toSorted((a, b) => b.size - a.size).map(({ file }) => file);
}

/** Files of locks. A killed restic can leave a temporary file beside them, which restic ignores. */
export async function locksOf(cli: Commands): Promise<string[]> {
  const files = await filesOf(cli, "locks").catch(() => []);
  return files.filter((file) => /^[0-9a-f]{64}$/.test(basename(file)));
}

/** Truncates the largest data file, as a full disk does. */
export async function damage(cli: Commands): Promise<void> {
  const [file = ""] = await filesOf(cli, "data");
  await chmod(file, 0o600); // restic makes its files read-only
  await truncate(file, Math.floor((await stat(file)).size / 2));
}
