import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Collected } from "./collect.ts";

/** A file's text; null if there is none. */
const textOf = (path: string): Promise<string | null> => readFile(path, "utf8").catch(() => null);

/** Files whose text differs from what is generated now, those to be removed included. */
export async function staleFiles(root: string, { files, removed }: Collected): Promise<string[]> {
  const texts = await Promise.all(
    [...files].map(async ([file, fresh]) => [file, fresh, await textOf(join(root, file))] as const),
  );
  return [...texts.filter(([, fresh, text]) => fresh !== text).map(([file]) => file), ...removed].sort();
}

const draftOf = (path: string) => `${path}.generated`;

async function replace(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(draftOf(path), text);
  await rename(draftOf(path), path);
}

/** Runs a step for one file; its error names the file, as those of a full disk do not. */
async function naming<Result>(file: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Writes what differs. Every text is on disk before the first file is replaced, so that a full disk leaves all as they were;
 * if one file cannot be replaced or removed, those before it get their text back.
 */
export async function writeFiles(root: string, { files, removed }: Collected, stale: readonly string[]): Promise<void> {
  const changed = stale.filter((file) => files.has(file));
  const done: (readonly [path: string, before: string | null])[] = [];
  const change = (file: string, step: (path: string) => Promise<void>) =>
    naming(file, async () => {
      const path = join(root, file);
      const before = await textOf(path);
      await step(path);
      done.push([path, before]);
    });
  try {
    for (const file of changed)
      await naming(file, async () => {
        await mkdir(dirname(join(root, file)), { recursive: true });
        await writeFile(draftOf(join(root, file)), files.get(file) ?? "");
      });
    for (const file of changed) await change(file, (path) => rename(draftOf(path), path));
    for (const file of removed) await change(file, rm);
  } catch (error) {
    for (const file of changed) await rm(draftOf(join(root, file)), { force: true, recursive: true });
    for (const [path, before] of done) await (before === null ? rm(path) : replace(path, before));
    throw error;
  }
}
