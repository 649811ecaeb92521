import { parseArgs } from "node:util";
import { TOPICS } from "./topic-files.ts";

export interface Arguments {
  readonly topics: readonly string[];
  /** Run what has changed, instead of topics. */
  readonly changed: boolean;
  readonly help: boolean;
}

export const USAGE = `Usage: pnpm test:alerts <topic>... | --changed

Runs the promtool tests of a topic's alerts and recording rules. Generates nothing.

  <topic>  ${TOPICS.slice(0, 8).join(", ")},
           ${TOPICS.slice(8).join(", ")}
  --changed
           the tests whose rules or expectations differ from the upstream branch, or else from the last commit
  --help   show this

Exit codes: 0 all tests pass, 1 a test fails or a generated file is out of date, 2 the tests cannot run.
`;

/** Reads the command line. Throws on an unknown topic, and without any. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { changed: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((topic) => !TOPICS.includes(topic));
  if (unknown.length > 0) throw new Error(`Unknown topic: ${unknown.join(", ")}`);
  if (positionals.length > 0 && values.changed) throw new Error("Name topics or --changed, not both");
  if (positionals.length === 0 && !values.changed && !values.help)
    throw new Error("Name at least one topic, or --changed");
  return { changed: values.changed, topics: [...new Set(positionals)], help: values.help };
}
