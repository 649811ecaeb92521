import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ruleFiles } from "../rule-files.ts";
import { withItsNeeds } from "../rules/needs.ts";
import { renderRules } from "../rules/rule-file.ts";
import { generatedFor } from "./topic-files.ts";

/** Rule files of a topic, with the recording rules that they use. */
function rulesFor(topic: string): [file: string, text: string][] {
  const own = [`${topic}.yml`, `alerts-${topic}.yml`].filter((file) => file in ruleFiles);
  const files = new Set(own.flatMap((file) => withItsNeeds(file, ruleFiles)));
  return [...files].map((file) => [`rules/${file}`, renderRules(ruleFiles[file] ?? [])]);
}

/** Files of a topic that differ from what `pnpm generate` would write now, or are missing. Paths below `folder`. */
export async function staleFiles(topic: string, folder: string): Promise<string[]> {
  const tests = Object.entries(generatedFor(topic)).map(([file, text]) => [`tests/${file}`, text] as const);
  const compared = [...rulesFor(topic), ...tests].map(async ([file, fresh]) => {
    const text = await readFile(join(folder, file), "utf8").catch(() => null);
    return text === fresh ? [] : [file];
  });
  return (await Promise.all(compared)).flat();
}
