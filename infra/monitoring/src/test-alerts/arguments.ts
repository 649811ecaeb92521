import { parseArgs } from "node:util";
import { TOPICS } from "./topic-files.ts";

export interface Arguments {
  readonly topics: readonly string[];
  readonly help: boolean;
}

export const USAGE = `Usage: pnpm test:alerts <topic>...

Runs the promtool tests of a topic's alerts and recording rules. Generates nothing.

  <topic>  ${TOPICS.slice(0, 8).join(", ")},
           ${TOPICS.slice(8).join(", ")}
  --help   show this

Exit codes: 0 all tests pass, 1 a test fails or a generated file is out of date, 2 the tests cannot run.
`;

/** Reads the command line. Throws on an unknown topic, and without any. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { help: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((topic) => !TOPICS.includes(topic));
  if (unknown.length > 0) throw new Error(`Unknown topic: ${unknown.join(", ")}`);
  if (positionals.length === 0 && !values.help) throw new Error("Name at least one topic");
  return { topics: [...new Set(positionals)], help: values.help };
}
