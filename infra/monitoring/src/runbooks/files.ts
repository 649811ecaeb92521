import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Where the runbooks lie. */
export const FOLDER = fileURLToPath(new URL("../../../runbooks/", import.meta.url));

export const README = "README.md";

/** The alert that a file is the runbook of. */
export const alertOf = (file: string): string => file.replace(/\.md$/, "");
export const fileOf = (alert: string): string => `${alert}.md`;

/** The text of every file that is there, the README's included. */
export async function readTexts(): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith(".md")).sort();
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(FOLDER + file, "utf8")] as const)));
}
