import { globSync } from "node:fs";
import type { Generated } from "@petswipe/cli/generated";
import type { Generator } from "./generators.ts";
import { placesOf } from "./where.ts";

/** What all generators give together. `removed` are files that no generator makes any more. */
export interface Collected {
  readonly files: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
  readonly problems: readonly string[];
}

const orphansOf = (root: string, { files, owned = [] }: Generated): string[] =>
  globSync([...owned], { cwd: root }).filter((file) => !files.has(file));

/** An error by its stack frames in our code, or by the generator's name if it has none. */
function describe(error: unknown, name: string, root: string): string {
  if (!(error instanceof Error)) return `${name}: ${String(error)}`;
  const [thrown, ...callers] = placesOf(error, root);
  const from = callers.map((place) => `, called by ${place}`).join("");
  return thrown === undefined ? `${name}: ${error.message}` : `${thrown}: ${error.message}${from}`;
}

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
      problems.push(describe(error, name, root));
    }
  }
  return { files, removed: removed.sort(), problems: [...new Set(problems)] };
}
