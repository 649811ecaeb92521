import { readdir, readFile } from "node:fs/promises";
import type { RuleGroup } from "@petswipe/monitoring/rules/rule-file";
import { parse } from "yaml";
import { graphOf } from "./graph.ts";
import { indexRules } from "./rule-index.ts";
import { checksIn, type TestFile } from "./rule-test.ts";
import type { Suite } from "./run.ts";

const RULES = new URL("../../../prometheus/rules/", import.meta.url);
const TESTS = new URL("../../../prometheus/tests/", import.meta.url);

/** The YAML files of a folder by their names, in alphabetical order. */
async function readFiles<Content>(folder: URL): Promise<Record<string, Content>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yml")).sort();
  const read = async (name: string) => [name, parse(await readFile(new URL(name, folder), "utf8")) as Content] as const;
  return Object.fromEntries(await Promise.all(names.map(read)));
}

/** The rules that Prometheus loads, with all their promtool tests, both as `pnpm generate` left them. */
export async function production(): Promise<Suite> {
  const files = await readFiles<{ readonly groups: readonly RuleGroup[] }>(RULES);
  const groups = Object.entries(files).map(([file, content]) => [file, content.groups] as const);
  const graph = graphOf(indexRules(Object.fromEntries(groups)));
  const tests = Object.entries(await readFiles<TestFile>(TESTS));
  return { graph, checks: tests.flatMap(([file, content]) => checksIn(file, content, graph)) };
}
