import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { MINIMUM_SCORE } from "./verdict.ts";

export interface Arguments {
  /** Names of alerts and recorded metrics. */
  readonly rules: readonly string[];
  /** Names of rule files without the prefix `alerts-`. */
  readonly topics: readonly string[];
  readonly json: boolean;
  readonly jobs: number;
  readonly help: boolean;
}

export const USAGE = `Usage: pnpm mutate:alerts [--rule <name>] [--topic <name>] [--json] [--jobs <n>]

Mutation testing of Prometheus rules: makes one change to a rule at a time (a mutant), and runs the promtool tests that cover
the rule. A mutant is killed when a test fails, and survives when all pass: then a test is missing, or the change does not
matter and infra/tools/mutation/src/accepted.ts says why. Reads the generated files: run \`pnpm generate\` first.

  --rule <name>   only this alert's rules, or those that record this metric; repeatable
  --topic <name>  only rule files of this topic, such as slo or golden; repeatable
  --json          write results as JSON
  --jobs <n>      promtool processes at a time (default: one per core)
  --help          show this help

Exit code: 0 if at least ${MINIMUM_SCORE * 100}% of the mutants are killed and all survivors are accepted; 1 if not, or if an accepted survivor
is killed or no longer exists; 2 if the run failed, for example because tests fail with the unchanged rules.
`;

/** Reads the command line. Throws an error that names an unknown argument. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"), // pnpm passes on the one that ends its own options
    options: {
      rule: { type: "string", multiple: true, default: [] },
      topic: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
      jobs: { type: "string", default: String(availableParallelism()) },
      help: { type: "boolean", default: false },
    },
  });
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new Error(`--jobs must be a whole number of at least 1, not "${values.jobs}"`);
  return { rules: values.rule, topics: values.topic, json: values.json, jobs, help: values.help };
}
