import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { execa } from "execa";
import { expect, it } from "vitest";
import { blocksIn, inlineCodeIn, tableIn } from "./support/markdown.ts";

const text = (file: string) => readFile(join(projectRoot, file), "utf8");
const { scripts } = JSON.parse(await text("package.json")) as { scripts: Record<string, string> };
const pages = (await execa("git", ["ls-files", "*.md"], { cwd: projectRoot })).stdout.split("\n");

/** Commands of pnpm itself. */
const OF_PNPM = ["exec", "install"];

/** Scripts that a piece of code runs. */
const scriptsIn = (code: string): string[] =>
  [...code.matchAll(/(?:^|[\s;&|(])pnpm(?:@[\d.]+)? (?:--silent )?([a-z][\w:-]*)/g)].map(([, script = ""]) => script);

it("the commands of CONTRIBUTING.md are the scripts of package.json, each once", async () => {
  const rows = tableIn(await text("CONTRIBUTING.md"), "Commands");
  const listed = rows.flatMap(([commands = ""]) => inlineCodeIn(commands).flatMap(scriptsIn));
  expect(listed.toSorted()).toEqual(Object.keys(scripts).toSorted());
});

it.each(pages)("%s runs only scripts that exist", async (page) => {
  const content = await text(page);
  const used = [...blocksIn(content, "bash"), ...inlineCodeIn(content)].flatMap(scriptsIn);
  expect(used.filter((script) => !(script in scripts) && !OF_PNPM.includes(script))).toEqual([]);
});

it("a script is found in commands, wherever they begin", () => {
  expect(scriptsIn("npx --yes pnpm@12.21.0 dev && pnpm check; pnpm --silent new metric")).toEqual([
    "dev",
    "check",
    "new",
  ]);
  expect(scriptsIn("pnpm --filter @petswipe/backend test")).toEqual([]);
});
