import { readFile } from "node:fs/promises";
import { attempt, type Generated } from "@petswipe/cli/generated";
import { projectRoot } from "@petswipe/embedded";
import { renderPage } from "./page.ts";

const FILE = "docs/slos.md";

/** The tables and formulas of docs/slos.md. */
export async function generated(): Promise<Generated> {
  const text = await readFile(`${projectRoot}/${FILE}`, "utf8");
  const problems: string[] = [];
  const page = attempt(FILE, () => renderPage(text), problems);
  return { files: new Map(page === undefined ? [] : [[FILE, page]]), problems };
}
