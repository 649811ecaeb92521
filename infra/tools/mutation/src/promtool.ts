import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RuleGroup } from "@petswipe/monitoring/rules/rule-file";
import { promtool } from "@petswipe/monitoring/test-alerts/promtool";
import type { PromtoolTest } from "./rule-test.ts";

/** One test, and the rules that it runs with. */
export interface RunSpec {
  readonly groups: readonly RuleGroup[];
  /** Between two evaluations. */
  readonly interval: string;
  /** Names of groups in the order of their evaluation. */
  readonly groupOrder: readonly string[];
  readonly test: PromtoolTest;
}

export interface RunResult {
  readonly passes: boolean;
  /** Names of alerts that are not as expected. */
  readonly alerts: ReadonlySet<string>;
  /** Names of rules that could not be evaluated: the first one ends the run. */
  readonly broken: ReadonlySet<string>;
}

export interface Promtool {
  /** Runs tests. Rejects when promtool cannot be run, or cannot read a test. */
  readonly test: (specs: readonly RunSpec[]) => Promise<RunResult[]>;
  /** Which of these rule files Prometheus refuses, by their position in the list. */
  readonly refused: (files: readonly (readonly RuleGroup[])[]) => Promise<ReadonlySet<number>>;
  /** Removes its temporary files. */
  readonly close: () => Promise<void>;
}

/** JSON is YAML, and written faster. */
const write = (file: string, content: unknown) => writeFile(file, JSON.stringify(content));

/** The name of every test, by which its failures are found in the report. */
const TEST_NAME = "mutant";
const UNEXPECTED = /<failure>\s*name: mutant,&#xA;\s*alertname: ([^,]+), time: /g;
const BROKEN = /<failure>\s*rule: ([^,]+), time: /g;

const namesIn = (suite: string, pattern: RegExp): ReadonlySet<string> =>
  new Set([...suite.matchAll(pattern)].map(([, name = ""]) => name));

/** The result of each test file in promtool's JUnit report. */
function resultsIn(report: string): RunResult[] {
  return [...report.matchAll(/<testsuite .*?<\/testsuite>/gs)].map(([suite]) => {
    const [, failures, errors] = /failures="(\d+)" errors="(\d+)"/.exec(suite) ?? [];
    if (errors !== "0") throw new Error(`promtool cannot read a test: ${suite}`);
    return { passes: failures === "0", alerts: namesIn(suite, UNEXPECTED), broken: namesIn(suite, BROKEN) };
  });
}

/** promtool with a temporary folder, for its own temporary files, too. */
export async function openPromtool(): Promise<Promtool> {
  const folder = await mkdtemp(join(tmpdir(), "mutants-"));
  let calls = 0;

  async function inFolder<T>(task: (cwd: string) => Promise<T>): Promise<T> {
    const cwd = join(folder, String(calls++));
    await mkdir(cwd);
    try {
      return await task(cwd);
    } finally {
      await rm(cwd, { recursive: true });
    }
  }

  return {
    test: (specs) =>
      inFolder(async (cwd) => {
        for (const [index, { groups, interval, groupOrder, test }] of specs.entries()) {
          const rules = `${index}.rules.json`;
          await write(join(cwd, rules), { groups });
          const head = { rule_files: [rules], group_eval_order: groupOrder, evaluation_interval: interval };
          await write(join(cwd, `${index}.json`), { ...head, tests: [{ ...test, name: TEST_NAME }] });
        }
        const files = specs.map((_, index) => `${index}.json`);
        await promtool(cwd, ["test", "rules", "--junit=report.xml", ...files], { TMPDIR: cwd });
        const results = resultsIn(await readFile(join(cwd, "report.xml"), "utf8"));
        if (results.length !== specs.length) throw new Error("promtool did not report every test");
        return results;
      }),

    refused: (files) =>
      inFolder(async (cwd) => {
        for (const [index, groups] of files.entries()) await write(join(cwd, `${index}.json`), { groups });
        const names = files.map((_, index) => `${index}.json`);
        const { output } = await promtool(cwd, ["check", "rules", "--lint=none", ...names], { TMPDIR: cwd });
        return new Set([...output.matchAll(/^(\d+)\.json: /gm)].map(([, index]) => Number(index)));
      }),

    close: () => rm(folder, { recursive: true, force: true }),
  };
}
