import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { renderPage } from "./page.ts";

/** Writes the tables and formulas of docs/slos.md. --check only compares. */
const FILE = new URL("../../../../../docs/slos.md", import.meta.url);

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const text = await readFile(FILE, "utf8");
const fresh = renderPage(text);
if (fresh !== text && values.check) {
  process.stderr.write("docs/slos.md is stale. Run pnpm generate.\n");
  process.exit(1);
}
if (fresh !== text) await writeFile(FILE, fresh);
