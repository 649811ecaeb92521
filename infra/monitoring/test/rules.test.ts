import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { promtool } from "../src/test-alerts/promtool.ts";
import { inOrder } from "../src/test-alerts/queue.ts";
import { longestFirst, testFilesIn } from "../src/test-alerts/topic-files.ts";

const RULES = fileURLToPath(new URL("../../prometheus/rules/", import.meta.url));
const TESTS = fileURLToPath(new URL("../../prometheus/tests/", import.meta.url));
const rules = (await readdir(RULES)).filter((file) => file.endsWith(".yml"));
const tests = await testFilesIn(TESTS);

const rulesTestedBy = async (file: string) =>
  (parse(await readFile(TESTS + file, "utf8")) as { rule_files: string[] }).rule_files;

describe("the rule files", async () => {
  it("are tested, unchanged", async () => {
    const tested = new Set((await Promise.all(tests.map(rulesTestedBy))).flat());
    expect([...tested].sort()).toEqual(rules.map((file) => `../rules/${file}`).sort());
  });

  it("are accepted by promtool together, all lints included", async () => {
    const { output } = await promtool(RULES, ["check", "rules", "--lint=all", "--lint-fatal", ...rules]);
    expect(output.match(/SUCCESS/g), output).toHaveLength(rules.length);
  });

  const ordered = await longestFirst(tests, TESTS);
  const results = inOrder(ordered, (file) => promtool(TESTS, ["test", "rules", file]));

  it.each(ordered)("%s holds", { timeout: 300_000 }, async (file) => {
    const { passes, output } = (await results.get(file)) ?? expect.fail(`${file} was not run`);
    if (!passes) expect.fail(output);
    expect(output).toContain("SUCCESS");
  });
});
