import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { expect, it } from "vitest";

const BENCH = fileURLToPath(new URL("../bench.ts", import.meta.url));
const bench = (...args: string[]) => execa(process.execPath, [BENCH, ...args], { reject: false });

it("lists the benches with --help and, with exit code 2, for an unknown name", async () => {
  const help = await bench("--help");
  expect([help.exitCode, help.stdout.split("\n")[0]]).toEqual([0, "Usage: pnpm bench <name> [--json]"]);
  const unknown = await bench("kpis");
  expect([unknown.exitCode, unknown.stdout]).toEqual([2, ""]);
  expect(unknown.stderr).toMatch(/^Unknown bench "kpis"\.\n\n.*\n\n {2}kpi {4}the cost of KPIs/);
});

it("passes on the remaining arguments and the exit code", async () => {
  const help = await bench("kpi", "--help");
  expect([help.exitCode, help.stdout.split("\n")[0]]).toEqual([
    0,
    "Usage: pnpm bench kpi [--json] [--minutes <n>] [--seed <n>]",
  ]);
  const wrong = await bench("kpi", "--minutes", "0");
  expect([wrong.exitCode, wrong.stderr]).toEqual([2, "--minutes 0 is not a positive integer"]);
});
