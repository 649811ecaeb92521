import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { changedTests } from "./changed.ts";
import { promtool, type Result } from "./promtool.ts";
import { inOrder } from "./queue.ts";
import { staleFiles } from "./stale.ts";
import { longestFirst, testFilesFor } from "./topic-files.ts";

export interface RunOptions {
  /** Contains `rules` and `tests`. */
  readonly folder: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

interface Timed extends Result {
  readonly seconds: number;
}

/** Runs one test file. Failures show as differences between expected and actual. */
async function testFile(folder: string, file: string): Promise<Timed> {
  const start = performance.now();
  const result = await promtool(folder, ["test", "rules", "--diff", file]);
  return { ...result, seconds: (performance.now() - start) / 1000 };
}

const report = (file: string, { passes, output, seconds }: Timed): string =>
  passes
    ? `passed  ${file} (${seconds.toFixed(1)} s)\n`
    : `FAILED  ${file} (${seconds.toFixed(1)} s)\n${stripVTControlCharacters(output).replace(/^\s*FAILED:\n/, "")}`;

const unique = (lists: readonly (readonly string[])[]) => [...new Set(lists.flat())];

/** Runs some test files. Returns how many failed. */
async function runFiles(files: readonly string[], { folder, out }: RunOptions): Promise<number> {
  const tests = join(folder, "tests");
  const results = inOrder(await longestFirst(files, tests), (file) => testFile(tests, file));
  let failed = 0;
  for (const [file, result] of results) {
    const timed = await result;
    if (!timed.passes) failed++;
    out(report(file, timed));
  }
  out(`${files.length - failed} of ${files.length} test files passed.\n`);
  return failed;
}

/** Runs all tests of some topics. Returns the exit code. */
export async function run(topics: readonly string[], options: RunOptions): Promise<number> {
  const { folder, err } = options;
  const files = unique(await Promise.all(topics.map((topic) => testFilesFor(topic, join(folder, "tests")))));
  const stale = unique(await Promise.all(topics.map((topic) => staleFiles(topic, folder))));
  const failed = await runFiles(files, options);
  if (stale.length > 0)
    err(`Out of date; run pnpm generate:\n${stale.map((file) => `  - infra/prometheus/${file}\n`).join("")}`);
  return failed > 0 || stale.length > 0 ? 1 : 0;
}

/** Runs the tests whose rules or expectations have changed. Returns the exit code. */
export async function runChanged(options: RunOptions): Promise<number> {
  const files = await changedTests(options.folder);
  if (files === undefined)
    options.out("Alert tests skipped: without git, what changed is unknown. pnpm test runs all.\n");
  else if (files.length === 0) options.out("No alert test is affected by a change.\n");
  else return (await runFiles(files, options)) > 0 ? 1 : 0;
  return 0;
}
