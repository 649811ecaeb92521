import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** Folders that hold no sources of ours. */
const SKIPPED = new Set(["node_modules", ".next", ".turbo", ".data", ".cache", "dist"]);

/** The texts of the files below `root` that match, by path. */
export function sourcesIn(root: string, pattern: string): ReadonlyMap<string, string> {
  const files = globSync(pattern, { cwd: root, exclude: (path) => SKIPPED.has(basename(path)) });
  return new Map(files.sort().map((file) => [file, readFileSync(join(root, file), "utf8")]));
}
