import { globSync } from "node:fs";
import type { Generated } from "@petswipe/cli/generated";
import type { Generator } from "./generators.ts";

/** What all generators give together. `removed` are files that no generator makes any more. */
export interface Collected {
  readonly files: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
  readonly problems: readonly string[];
}

const orphansOf = (root: string, { files, owned = [] }: Generated): string[] =>
  globSync([...owned], { cwd: root }).filter((file) => !files.has(file));

/** Runs every generator. One that throws becomes a problem that names it; the others still run. */
export async function collect(root: string, generators: ReadonlyMap<string, Generator>): Promise<Collected> {
  const files = new Map<string, string>();
  const removed: string[] = [];
  const problems: string[] = [];
  for (const [name, generate] of generators) {
    try {
      const generated = await generate();
      for (const [file, text] of generated.files) {
        if (files.has(file)) problems.push(`${file} is written by two generators, one of them ${name}`);
        files.set(file, text);
      }
      problems.push(...generated.problems);
      removed.push(...orphansOf(root, generated));
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { files, removed: removed.sort(), problems };
}
