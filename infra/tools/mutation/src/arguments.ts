import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { LOWEST_SCORE } from "./verdict.ts";

/** What the command line asks for. */
export interface Arguments {
  /** Names of alerts and of recorded metrics; all rules without any. */
  readonly rules: readonly string[];
  /** Names of rule files, without what alerts' files begin with. */
  readonly topics: readonly string[];
  readonly json: boolean;
  readonly jobs: number;
  readonly help: boolean;
}

export const USAGE = `Usage: pnpm mutate:alerts [--rule <name>] [--topic <name>] [--json] [--jobs <n>]

Changes the rules of Prometheus, one thing at a time, and runs the promtool cases that could notice: a change that none of
them notices has survived, and is a gap in the cases, or means nothing (infra/tools/mutation/src/accepted.ts says why).

  --rule <name>   only this alert's rules, or those that record this metric; may be repeated
  --topic <name>  only the rule files of this name, such as slo or golden; may be repeated
  --json          results for machines on stdout; progress goes to stderr either way
  --jobs <n>      so many promtools at a time; as many as there are processors unless told
  --help          show this text

Exit code 0: at least ${LOWEST_SCORE * 100}% of the changes are noticed, and each other one has a reason. 1: fewer, or one has none, or an accepted
one is noticed after all. 2: it could not be done, since the cases fail without any change, say.
`;

/** Reads the command line. Throws an error that names what it does not know. */
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
  if (!Number.isInteger(jobs) || jobs < 1) throw new Error(`--jobs ${values.jobs} is no whole number from 1 on`);
  return { rules: values.rule, topics: values.topic, json: values.json, jobs, help: values.help };
}
