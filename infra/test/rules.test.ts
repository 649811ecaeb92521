import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { program } from "@petswipe/embedded";
import { execa } from "execa";
import { describe, expect, it } from "vitest";

const RULES = fileURLToPath(new URL("../prometheus/rules/", import.meta.url));
const TESTS = fileURLToPath(new URL("../prometheus/tests/", import.meta.url));
const rules = (await readdir(RULES)).filter((file) => file.endsWith(".yml"));
const tests = (await readdir(TESTS)).filter((file) => file.endsWith(".test.yml"));

async function promtool(cwd: string, ...args: string[]): Promise<string> {
  const { command, env } = await program("promtool");
  const { all, exitCode } = await execa(command, args, { cwd, env, all: true, reject: false });
  if (exitCode !== 0) expect.fail(all);
  return all;
}

describe("the rule files", () => {
  it("have a test each", () => {
    expect(tests.map((file) => file.replace(".test.yml", ".yml")).sort()).toEqual(rules.sort());
  });

  it.each(rules)("%s is accepted by promtool, lints included", async (file) => {
    expect(await promtool(RULES, "check", "rules", "--lint-fatal", file)).toContain("SUCCESS");
  });

  it.each(tests)("%s holds", async (file) => {
    expect(await promtool(TESTS, "test", "rules", file)).toContain("SUCCESS");
  });
});
