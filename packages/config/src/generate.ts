import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { TObject } from "typebox";
import { exampleSection, withSection } from "./example.ts";

/** Writes a program's part of .env.example from its schema: generate.ts <program> <module> <export>. --check only compares. */
const FILE = new URL("../../../.env.example", import.meta.url);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { check: { type: "boolean", default: false } },
});
const [program = "", module = "", name = ""] = positionals;
const exported = (await import(pathToFileURL(module).href)) as Record<string, TObject | undefined>;
const schema = exported[name];
if (schema === undefined) throw new Error(`${module} exports no ${name}`);

const text = await readFile(FILE, "utf8");
const fresh = withSection(text, program, exampleSection(program, schema));
if (fresh !== text && values.check) {
  process.stderr.write(`.env.example: the part of ${program} is stale. Run pnpm generate.\n`);
  process.exit(1);
}
if (fresh !== text) await writeFile(FILE, fresh);
