import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "@petswipe/embedded";
import { PROMETHEUS_OPTION, prometheusArgument } from "@petswipe/prometheus-client/address";

/** What the command line asks for. */
export interface Arguments {
  readonly help: boolean;
  /** The file that the JSON is written to. */
  readonly out: string;
  /** Instead of PROMETHEUS_URL. */
  readonly prometheus?: string;
}

/** Where it is written unless somebody says otherwise. */
const OUT = ".data/coverage-signals.json";

export const USAGE = `Usage: pnpm coverage:signals [--prometheus <url>] [--out <file>]

Counts, as n of m with the names of what is missing: declared metrics that are emitted; own metrics that a panel or a rule
watches; alerting rules that tests show to fire and to stay silent; alerts with a runbook; queries of panels that yield data;
rules that are healthy; targets that are up.

${PROMETHEUS_OPTION}
  --out <file>        where the same is written as JSON: ${OUT} below the project without it
  --help              show this text

The exit code is 0 when nothing is missing, 1 when something is, 2 when it could not be counted. What a deployment cannot have
(containers, say) is listed, and counts for neither.
`;

/** Reads the command line. Throws an error that names what it does not know. */
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
