import { pathToFileURL } from "node:url";
import type { Generated } from "@petswipe/cli/generated";
import { projectRoot } from "@petswipe/embedded";

/** Modules that export `generated()`. They are loaded by path: apps describe themselves, and infra imports no app. */
export const GENERATORS = [
  "infra/tools/generate/src/missing.ts",
  "infra/tools/generate/src/emitted.ts",
  "infra/tools/generate/src/env-example.ts",
  "infra/tools/generate/src/turbo-env.ts",
  "apps/exporter/src/readme/generated.ts",
  "infra/monitoring/src/generate/generated.ts",
  "infra/monitoring/src/runbooks/generated.ts",
  "infra/tools/live/src/slo/generated.ts",
  "packages/demo/src/pictures/generated.ts",
] as const;

export type Generator = () => Promise<Generated>;

/** Loads a generator by its module's path from the repository's root. */
export async function loadGenerator(path: string): Promise<Generator> {
  const { generated } = (await import(pathToFileURL(`${projectRoot}/${path}`).href)) as { generated?: Generator };
  if (generated === undefined) throw new Error(`${path} exports no function \`generated\``);
  return generated;
}
