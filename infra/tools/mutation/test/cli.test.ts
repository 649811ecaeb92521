import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { expect, it } from "vitest";

const CLI = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const cli = (...args: string[]) => execa(process.execPath, [CLI, ...args], { reject: false });

it("prints its usage with --help", async () => {
  const { exitCode, stdout } = await cli("--help");
  expect([exitCode, stdout.split("\n")[0]]).toEqual([
    0,
    "Usage: pnpm mutate:alerts [--rule <name>] [--topic <name>] [--json] [--jobs <n>]",
  ]);
});

it.each([
  [["--rules"], /--rules.*Usage:/s],
  [["HighLoad"], /HighLoad.*Usage:/s],
  [["--jobs", "0"], /^--jobs must be a whole number of at least 1, not "0"\n\nUsage:/],
  [
    ["--rule", "HighLode"],
    /unknown rule "HighLode": expected an alert or a recorded metric in infra\/prometheus\/rules/,
  ],
  [["--topic", "slos"], /unknown topic "slos": expected one of availability, backups, /],
])("refuses %j with exit code 2 and the reason", async (args, message) => {
  const { exitCode, stdout, stderr } = await cli(...args);
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(message);
});

it("kills every mutant of an alert of production, and reports it as text and as JSON", async () => {
  const text = await cli("--rule", "EventLoopLag");
  expect(text.stdout).toMatch(/^rule +killed +survived +invalid +score\nEventLoopLag +\d+ +0 +0 +100%\n/);
  expect(text.stdout).toMatch(/\npassed: score 100%, minimum 95%; /);
  expect(text.stderr).toMatch(/^(\d+) of \1 mutants tested, \d+ s$/m);
  expect(text.exitCode).toBe(0);
  const json = await cli("--rule", "EventLoopLag", "--json", "--jobs", "1");
  expect(JSON.parse(json.stdout)).toMatchObject({
    passes: true,
    score: 1,
    rules: [{ rule: "EventLoopLag", file: "alerts-availability.yml", survived: 0 }],
    survivors: [],
    stale: [],
  });
});
