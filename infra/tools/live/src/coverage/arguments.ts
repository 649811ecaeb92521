import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "@petswipe/embedded";
import { PROMETHEUS_OPTION, prometheusArgument } from "@petswipe/prometheus-client/address";

/** The parsed command line. */
export interface Arguments {
  readonly help: boolean;
  /** The JSON file to write. */
  readonly out: string;
  /** Overrides PROMETHEUS_URL. */
  readonly prometheus?: string;
}

/** The default of --out. */
const OUT = ".data/coverage-signals.json";

export const USAGE = `Usage: pnpm coverage:signals [--prometheus <url>] [--out <file>]

Measures coverage and lists what is missing: declared metrics emitted, own metrics used by a panel or rule, alerting rules with
firing and silent tests, alerts with a runbook, panel queries with data, healthy rules, targets up.

${PROMETHEUS_OPTION}
  --out <file>        the JSON file to write; ${OUT} in the project by default
  --help              show this text

The exit code is 0 when nothing is missing, 1 when something is, 2 when coverage could not be measured. What a deployment cannot
have (containers, for example) is listed, but not counted.
`;

/** Reads the command line. Throws an error that names an unknown argument. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: "boolean", default: false },
      out: { type: "string", default: join(projectRoot, OUT) },
      prometheus: { type: "string" },
    },
  });
  prometheusArgument(values.prometheus);
  return values;
}
