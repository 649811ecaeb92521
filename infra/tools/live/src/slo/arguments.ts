import { parseArgs } from "node:util";
import { PROMETHEUS_OPTION, prometheusArgument } from "@petswipe/prometheus-client/address";
import { EXIT } from "./gate.ts";

/** What the command line asks for. */
export interface Arguments {
  readonly json: boolean;
  readonly gate: boolean;
  readonly help: boolean;
  /** Instead of PROMETHEUS_URL. */
  readonly prometheus?: string;
}

export const USAGE = `Usage: pnpm slo [--json] [--gate] [--prometheus <url>]

Shows how much of each SLO's error budget is left and how fast it burns, as Prometheus' recording rules say.

  --gate              say whether one may deploy, by the exit code:
${Object.values(EXIT)
  .map(({ code, meaning }) => `                        ${code}  ${meaning}`)
  .join("\n")}
  --json              the same as one object; pnpm --silent slo --json prints nothing else
${PROMETHEUS_OPTION}
  --help              show this text

Without --gate the exit code is 0 when the budgets were shown, and 2 when they could not be read.
`;

/** Reads the command line. Throws an error that names what it does not know. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean", default: false },
      gate: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      prometheus: { type: "string" },
    },
  });
  prometheusArgument(values.prometheus);
  return values;
}
