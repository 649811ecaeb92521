import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { program } from "@petswipe/embedded";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const RULES = fileURLToPath(new URL("../../prometheus/rules/", import.meta.url));
const TESTS = fileURLToPath(new URL("../../prometheus/tests/", import.meta.url));
const rules = (await readdir(RULES)).filter((file) => file.endsWith(".yml"));
const tests = (await readdir(TESTS)).filter((file) => file.endsWith(".test.yml"));

async function promtool(cwd: string, ...args: string[]): Promise<string> {
  const { command, env } = await program("promtool");
  const { all, exitCode } = await execa(command, args, { cwd, env, all: true, reject: false });
  if (exitCode !== 0) expect.fail(all);
  return all;
}

const rulesTestedBy = async (file: string) =>
  (parse(await readFile(TESTS + file, "utf8")) as { rule_files: string[] }).rule_files;

describe("the rule files", () => {
  it("are tested, unchanged", async () => {
    const tested = new Set((await Promise.all(tests.map(rulesTestedBy))).flat());
    expect([...tested].sort()).toEqual(rules.map((file) => `../rules/${file}`).sort());
  });

  it("are accepted by promtool together, all lints included", async () => {
    const found = await promtool(RULES, "check", "rules", "--lint=all", "--lint-fatal", ...rules);
    expect(found.match(/SUCCESS/g)).toHaveLength(rules.length);
  });

  it.concurrent.each(tests)("%s holds", { timeout: 300_000 }, async (file) => {
    expect(await promtool(TESTS, "test", "rules", file)).toContain("SUCCESS");
  });
});
