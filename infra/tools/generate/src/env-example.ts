import { readFile } from "node:fs/promises";
import type { Generated } from "@petswipe/cli/generated";
import { exampleSection, withSections } from "@petswipe/config";
import { projectRoot } from "@petswipe/embedded";
import { PROGRAMS, schemaOf } from "./programs.ts";

const FILE = ".env.example";

/** Every program's variables, from the schema that parses them. What stands before the first is written by hand. */
export async function generated(): Promise<Generated> {
  const text = await readFile(`${projectRoot}/${FILE}`, "utf8");
  const sections = await Promise.all(PROGRAMS.map(async (each) => exampleSection(each.name, await schemaOf(each))));
  return { files: new Map([[FILE, withSections(text, sections)]]), problems: [] };
}
