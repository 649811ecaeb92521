import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "@petswipe/embedded";
import type { RuleGroup } from "@petswipe/monitoring/rules/rule-file";
import type { PromtoolTest } from "./check.ts";

/** One test, and the rules that it is run with. */
export interface Trial {
  readonly groups: readonly RuleGroup[];
  /** Between two evaluations. */
  readonly pace: string;
  /** Groups in the order of their evaluation. */
  readonly order: readonly string[];
  readonly test: PromtoolTest;
}

/** How a trial went. */
export interface Outcome {
  readonly passes: boolean;
  /** Names of alerts that are not as expected. */
  readonly alerts: ReadonlySet<string>;
  /** Names of rules that could not be evaluated: nothing is known of what would have come after. */
  readonly broken: ReadonlySet<string>;
}

export interface Promtool {
  /** How each trial goes. Rejects when promtool cannot be run, or does not understand a test. */
  readonly try: (trials: readonly Trial[]) => Promise<Outcome[]>;
  /** Which of these files of rules Prometheus refuses, by their place in the list. */
  readonly refused: (files: readonly (readonly RuleGroup[])[]) => Promise<ReadonlySet<number>>;
  /** Removes what was written. */
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly code: number;
  readonly output: string;
}

/** No collection of garbage while there is room, since a process lives for a second; and a processor each. */
const SHORT_LIVED = { GOGC: "off", GOMEMLIMIT: "512MiB", GOMAXPROCS: "1" };

function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, ...SHORT_LIVED, ...env, TMPDIR: cwd }, maxBuffer: 2 ** 30 };
    execFile(command, [...args], options, (error, stdout, stderr) => {
      const output = stdout + stderr;
      if (error === null) resolve({ code: 0, output });
      else if (error.code === 1) resolve({ code: 1, output });
      else reject(new Error(`promtool could not be run: ${error.message}`, { cause: error }));
    });
  });
}

/** JSON is YAML, and written faster. */
const write = (file: string, content: unknown) => writeFile(file, JSON.stringify(content));

/** The name of every test: what follows it in the report has to be found again. */
const TEST_NAME = "trial";
const UNEXPECTED = /<failure>\s*name: trial,&#xA;\s*alertname: ([^,]+), time: /g;
const BROKEN = /<failure>\s*rule: ([^,]+), time: /g;

const namesIn = (suite: string, pattern: RegExp): ReadonlySet<string> =>
  new Set([...suite.matchAll(pattern)].map(([, name = ""]) => name));

/** How each file of tests went, as promtool's JUnit report says. */
function outcomesIn(report: string): Outcome[] {
  return [...report.matchAll(/<testsuite .*?<\/testsuite>/gs)].map(([suite]) => {
    const [, failures, errors] = /failures="(\d+)" errors="(\d+)"/.exec(suite) ?? [];
    if (errors !== "0") throw new Error(`promtool does not understand a test: ${suite}`);
    return { passes: failures === "0", alerts: namesIn(suite, UNEXPECTED), broken: namesIn(suite, BROKEN) };
  });
}

/** promtool, with a folder of its own for what it reads and writes. Rejects when it cannot be fetched. */
export async function openPromtool(): Promise<Promtool> {
  const { command, env } = await program("promtool");
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
    try: (trials) =>
      inFolder(async (cwd) => {
        for (const [index, { groups, pace, order, test }] of trials.entries()) {
          const rules = `${index}.rules.json`;
          await write(join(cwd, rules), { groups });
          const head = { rule_files: [rules], group_eval_order: order, evaluation_interval: pace };
          await write(join(cwd, `${index}.json`), { ...head, tests: [{ ...test, name: TEST_NAME }] });
        }
        const files = trials.map((_, index) => `${index}.json`);
        await run(command, ["test", "rules", "--junit=report.xml", ...files], cwd, env);
        const outcomes = outcomesIn(await readFile(join(cwd, "report.xml"), "utf8"));
        if (outcomes.length !== trials.length) throw new Error("promtool did not report every test");
        return outcomes;
      }),

    refused: (files) =>
      inFolder(async (cwd) => {
        for (const [index, groups] of files.entries()) await write(join(cwd, `${index}.json`), { groups });
        const names = files.map((_, index) => `${index}.json`);
        const { output } = await run(command, ["check", "rules", "--lint=none", ...names], cwd, env);
        return new Set([...output.matchAll(/^(\d+)\.json: /gm)].map(([, index]) => Number(index)));
      }),

    close: () => rm(folder, { recursive: true, force: true }),
  };
}
