import { parseArgs } from "node:util";
import { PROMETHEUS_OPTION, prometheusArgument } from "@petswipe/prometheus-client/address";
import { EXIT } from "./gate.ts";

/** The parsed command line. */
export interface Arguments {
  readonly json: boolean;
  readonly gate: boolean;
  readonly help: boolean;
  /** Overrides PROMETHEUS_URL. */
  readonly prometheus?: string;
}

export const USAGE = `Usage: pnpm slo [--json] [--gate] [--prometheus <url>]

Shows the remaining error budget and the burn rates of each SLO, from the recording rules of a Prometheus.

  --gate              report whether a deployment may start, as the exit code:
${Object.values(EXIT)
  .map(({ code, meaning }) => `                        ${code}  ${meaning}`)
  .join("\n")}
  --json              print one JSON object; pnpm --silent slo --json prints nothing else
${PROMETHEUS_OPTION}
  --help              show this text

Without --gate the exit code is 0, or 2 when the SLOs could not be read.
`;

/** Reads the command line. Throws an error that names an unknown argument. */
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
