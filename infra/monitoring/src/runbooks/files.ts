import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The runbooks. */
export const FOLDER = fileURLToPath(new URL("../../../runbooks/", import.meta.url));

export const README = "README.md";

/** The alert whose runbook a file is. */
export const alertOf = (file: string): string => file.replace(/\.md$/, "");
export const fileOf = (alert: string): string => `${alert}.md`;

/** The text of each runbook and of the README, by file name. */
export async function readTexts(): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith(".md")).sort();
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(FOLDER + file, "utf8")] as const)));
}
