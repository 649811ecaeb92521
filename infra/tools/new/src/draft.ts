import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Changes to files that are not written yet. Paths are relative to the repository's root. */
export interface Draft {
  /** The text of a file, with the changes so far. */
  readonly read: (file: string) => string;
  /** Files that match, by name. */
  readonly list: (pattern: string) => string[];
  /** Changes a file. An error names it. */
  readonly edit: (file: string, change: (text: string) => string) => void;
  /** Adds a file. Throws if it exists. */
  readonly create: (file: string, text: string) => void;
  /** Texts by file, in the order in which they were touched. */
  readonly changed: ReadonlyMap<string, string>;
}

export function openDraft(root: string): Draft {
  const changed = new Map<string, string>();
  const read = (file: string) => changed.get(file) ?? readFileSync(join(root, file), "utf8");
  return {
    read,
    list: (pattern) => globSync(pattern, { cwd: root }).sort(),
    edit(file, change) {
      try {
        changed.set(file, change(read(file)));
      } catch (error) {
        throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    create(file, text) {
      if (existsSync(join(root, file)) || changed.has(file)) throw new Error(`${file} exists`);
      changed.set(file, text);
    },
    changed,
  };
}

/** Writes files. */
export function writeAll(root: string, texts: ReadonlyMap<string, string>): void {
  for (const [file, text] of texts) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}
