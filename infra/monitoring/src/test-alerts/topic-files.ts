import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { testFilesOf } from "../alert-tests/files.ts";
import { type Topic, topics } from "../alerts/topics.ts";
import { ruleFiles } from "../rule-files.ts";

/** A rule file's name without extension and `alerts-`: `slo` for alerts-slo.yml, `slis` for slis.yml. */
const topicOf = (ruleFile: string): string => basename(ruleFile, ".yml").replace(/^alerts-/, "");

/** Everything that has tests of its own, alerts and recording rules alike. */
export const TOPICS: readonly string[] = [...new Set(Object.keys(ruleFiles).map(topicOf))].sort();

const isOfAlerts = (topic: string): topic is Topic => topic in topics;

/** The generated test files of a topic, by name. */
export const generatedFor = (topic: string): Readonly<Record<string, string>> =>
  isOfAlerts(topic) ? testFilesOf(topic) : {};

const isGenerated = (file: string) => file.startsWith("alerts-");

/** Names of the rule files that a test file loads. */
export async function rulesUsedBy(path: string): Promise<string[]> {
  const { rule_files } = parse(await readFile(path, "utf8")) as { readonly rule_files: readonly string[] };
  return rule_files.map((file) => basename(file));
}

/** All test files of a folder. */
export const testFilesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((file) => file.endsWith(".test.yml")).sort();

/** Test files of a folder that test a topic: the generated ones, and handwritten ones that load its recording rules. */
export async function testFilesFor(topic: string, folder: string): Promise<string[]> {
  const files = await testFilesIn(folder);
  const generated = Object.keys(generatedFor(topic)).filter((file) => files.includes(file));
  const handwritten = files.filter((file) => !isGenerated(file));
  const loaded = await Promise.all(handwritten.map((file) => rulesUsedBy(join(folder, file))));
  return [...generated, ...handwritten.filter((_, index) => loaded[index]?.map(topicOf).includes(topic))];
}

/** Files in the order in which they are to start. Size approximates duration: the longest must not start last. */
export async function longestFirst(files: readonly string[], folder: string): Promise<string[]> {
  const sizes = new Map(
    await Promise.all(files.map(async (file) => [file, (await stat(join(folder, file))).size] as const)),
  );
  return files.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
}
