import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { expect, it } from "vitest";

const CLI = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const cli = (...args: string[]) => execa(process.execPath, [CLI, ...args], { reject: false });

it("says what it can do when asked", async () => {
  const { exitCode, stdout } = await cli("--help");
  expect([exitCode, stdout.split("\n")[0]]).toEqual([
    0,
    "Usage: pnpm mutate:alerts [--rule <name>] [--topic <name>] [--json] [--jobs <n>]",
  ]);
});

it.each([
  [["--rules"], /--rules.*Usage:/s],
  [["HighLoad"], /HighLoad.*Usage:/s],
  [["--jobs", "0"], /^--jobs 0 is no whole number from 1 on\n\nUsage:/],
  [["--rule", "HighLode"], /there is no rule "HighLode": give an alert's name/],
  [["--topic", "slos"], /there is no topic "slos": the topics are golden, slis, /],
])("refuses %j with exit code 2, and says why", async (args, message) => {
  const { exitCode, stdout, stderr } = await cli(...args);
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(message);
});

it("finds every change of an alert of production noticed, for people and for programs", async () => {
  const people = await cli("--rule", "EventLoopLag");
  expect(people.stdout).toMatch(/^rule +killed +survived +invalid +score\nEventLoopLag +\d+ +0 +0 +100%\n/);
  expect(people.stdout).toMatch(/\npassed: score 100%, at least 95% is asked for; /);
  expect(people.stderr).toMatch(/^(\d+) of \1 mutants, \d+ s$/m);
  expect(people.exitCode).toBe(0);
  const programs = await cli("--rule", "EventLoopLag", "--json", "--jobs", "1");
  expect(JSON.parse(programs.stdout)).toMatchObject({
    passes: true,
    score: 1,
    rules: [{ rule: "EventLoopLag", file: "alerts-availability.yml", survived: 0 }],
    survivors: [],
    stale: [],
  });
});
