import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { kpis } from "../kpis/all.ts";
import { definitions, selfMetrics, withPart } from "./definitions.ts";

/** Writes the README's definitions from the KPIs and the catalogue. --check only compares. */
const FILE = new URL("../../README.md", import.meta.url);

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const text = await readFile(FILE, "utf8");
const fresh = withPart(withPart(text, "definitions", definitions(kpis)), "self-metrics", selfMetrics());
if (fresh !== text && values.check) {
  process.stderr.write("apps/exporter/README.md: the definitions are stale. Run pnpm generate.\n");
  process.exit(1);
}
if (fresh !== text) await writeFile(FILE, fresh);
