import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Collected } from "./collect.ts";

/** Files whose text differs from what is generated now, those to be removed included. */
export async function staleFiles(root: string, { files, removed }: Collected): Promise<string[]> {
  const texts = await Promise.all(
    [...files].map(
      async ([file, fresh]) => [file, fresh, await readFile(join(root, file), "utf8").catch(() => null)] as const,
    ),
  );
  return [...texts.filter(([, fresh, text]) => fresh !== text).map(([file]) => file), ...removed].sort();
}

const draftOf = (path: string) => `${path}.generated`;

/** Writes what differs. Every text is on disk before the first file is replaced, so that a full disk leaves all as they were. */
export async function writeFiles(root: string, { files, removed }: Collected, stale: readonly string[]): Promise<void> {
  const changed = stale
    .filter((file) => files.has(file))
    .map((file) => [join(root, file), files.get(file) ?? ""] as const);
  try {
    for (const [path, text] of changed) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(draftOf(path), text);
    }
  } catch (error) {
    for (const [path] of changed) await rm(draftOf(path), { force: true, recursive: true });
    throw error;
  }
  for (const [path] of changed) await rename(draftOf(path), path);
  for (const file of removed) await rm(join(root, file));
}
