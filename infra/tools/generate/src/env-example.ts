import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Generated } from "@petswipe/cli/generated";
import { exampleSection, withSections } from "@petswipe/config";
import { projectRoot } from "@petswipe/embedded";
import type { TObject } from "typebox";
import { PROGRAMS, type Program } from "./programs.ts";

async function schemaOf({ module, schema }: Program): Promise<TObject> {
  const exported = (await import(pathToFileURL(`${projectRoot}/${module}`).href)) as Record<
    string,
    TObject | undefined
  >;
  const found = exported[schema];
  if (found === undefined) throw new Error(`${module} exports no ${schema}`);
  return found;
}

const FILE = ".env.example";

/** Every program's variables, from the schema that parses them. What stands before the first is written by hand. */
export async function generated(): Promise<Generated> {
  const text = await readFile(`${projectRoot}/${FILE}`, "utf8");
  const sections = await Promise.all(PROGRAMS.map(async (each) => exampleSection(each.name, await schemaOf(each))));
  return { files: new Map([[FILE, withSections(text, sections)]]), problems: [] };
}
