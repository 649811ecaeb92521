import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "@petswipe/embedded";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { renderRules } from "../src/rules/rule-file.ts";
import { alertsByName } from "../src/runbooks/alerts.ts";
import { alertOf, README, readTexts } from "../src/runbooks/files.ts";
import { parseRunbook } from "../src/runbooks/parse.ts";
import { queriesAsRules } from "../src/runbooks/query-rules.ts";

const alerts = alertsByName();
const texts = await readTexts();
const files = [...texts];
const runbooks = new Map(files.filter(([file]) => file !== README).map(([file, text]) => [alertOf(file), text]));

async function checkRules(queries: ReadonlyMap<string, string>) {
  const { command, env } = await program("promtool");
  const folder = await mkdtemp(join(tmpdir(), "runbooks "));
  try {
    await writeFile(join(folder, "runbooks.yml"), renderRules([queriesAsRules(queries)]));
    return await execa(command, ["check", "rules", "runbooks.yml"], { cwd: folder, env, all: true, reject: false });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function bashProblems(text: string): Promise<string[]> {
  const commands = parseRunbook(text).blocks.filter(({ language }) => language === "bash");
  const input = commands.map((block) => block.text).join("\n");
  const { stderr } = await execa("bash", ["-n"], { input, reject: false });
  return stderr === "" ? [] : [stderr];
}

/** The problems of every text, each with its file's name. */
async function problemsOf(check: (text: string) => Promise<readonly string[]>) {
  const found = await Promise.all(files.map(async ([file, text]) => [file, await check(text)] as const));
  return found.flatMap(([file, problems]) => problems.map((problem) => `${file}: ${problem}`));
}

describe("the runbooks", () => {
  it("exist for each alert", () => {
    expect([...runbooks.keys()].sort()).toEqual([...alerts.keys()].sort());
  });

  it("have commands that bash can parse", async () => {
    expect(await problemsOf(bashProblems)).toEqual([]);
  });

  it("have queries that promtool accepts", async () => {
    const { all, exitCode } = await checkRules(runbooks);
    expect(exitCode, all).toBe(0);
    expect(all).toContain(`${queriesAsRules(runbooks).rules.length} rules found`);
  });
});

describe("the checks", () => {
  it("report a query that promtool rejects", async () => {
    const { all } = await checkRules(new Map([["Wrong", "```promql\nrate(up)\n```\n"]]));
    expect(all).toMatch(/expected type range vector/);
  });

  it("report a command that bash cannot parse", async () => {
    expect(await bashProblems("```bash\necho 'a\n```\n")).toEqual([expect.stringMatching(/unexpected EOF/)]);
  });
});
