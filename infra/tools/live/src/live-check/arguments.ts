import { parseArgs } from "node:util";
import { DASHBOARDS, type Dashboard } from "@petswipe/monitoring/links";
import { PROMETHEUS_OPTION, prometheusArgument } from "@petswipe/prometheus-client/address";

/** The parsed command line. */
export interface Arguments {
  readonly dashboards: readonly Dashboard[];
  readonly json: boolean;
  readonly help: boolean;
  /** Overrides PROMETHEUS_URL. */
  readonly prometheus?: string;
}

const names = Object.keys(DASHBOARDS) as Dashboard[];

export const USAGE = `Usage: pnpm check:panels [--dashboard <name>]… [--prometheus <url>] [--json]

Runs every query of every panel against a live Prometheus, as Grafana does for a newly opened dashboard with all variables
selected, over the last five minutes. Each query must return at least one series with a number and the labels of its legend.
A newly started system needs about three minutes of traffic, since some jobs are scraped once per minute.

  --dashboard <name>  only this dashboard: ${names.join(", ")}
${PROMETHEUS_OPTION}
  --json              print every query with its result
  --help              show this text

The exit code is 0 when all queries are ok, 1 when one failed, 2 when Prometheus could not be queried. Queries for programs that
this deployment does not have (containers, for example) are listed, but not counted.
`;

const isDashboard = (name: string): name is Dashboard => names.some((each) => each === name);

/** Reads the command line. Throws an error that names an unknown argument. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dashboard: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      prometheus: { type: "string" },
    },
  });
  const { dashboard, prometheus, ...rest } = values;
  prometheusArgument(prometheus);
  const unknown = dashboard.filter((name) => !isDashboard(name));
  if (unknown.length > 0) throw new Error(`unknown dashboard ${unknown.join(", ")}: expected ${names.join(", ")}`);
  const selected = dashboard.filter(isDashboard);
  return {
    ...rest,
    dashboards: selected.length > 0 ? selected : names,
    ...(prometheus !== undefined && { prometheus }),
  };
}
