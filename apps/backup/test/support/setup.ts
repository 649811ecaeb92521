import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import type { TestProject } from "vitest/node";
import { resticProgram } from "../../src/programs.ts";
import { reduceKeyCost } from "./key-file.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of an empty repository to copy; restic takes nearly a second to create one. */
    readonly repository: string;
  }
}

/** The password of every repository. */
export const PASSWORD = "a password for tests";

/** Vitest's global setup: bundles the programs and prepares a repository, once per run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await execa(process.execPath, ["--run", "build"], { cwd: join(import.meta.dirname, "../..") });
  const folder = await mkdtemp(join(tmpdir(), "repository "));
  const { command, env } = await resticProgram();
  await execa(command, ["--no-cache", "init"], {
    env: { ...env, RESTIC_REPOSITORY: folder, RESTIC_PASSWORD: PASSWORD },
  });
  await reduceKeyCost(folder, PASSWORD);
  project.provide("repository", folder);
  return () => rm(folder, { recursive: true });
}
