import { parseArgs } from "node:util";
import { DASHBOARDS, type Dashboard } from "@petswipe/monitoring/links";
import { PROMETHEUS_OPTION, prometheusArgument } from "@petswipe/prometheus-client/address";

/** What the command line asks for. */
export interface Arguments {
  readonly dashboards: readonly Dashboard[];
  readonly json: boolean;
  readonly help: boolean;
  /** Instead of PROMETHEUS_URL. */
  readonly prometheus?: string;
}

const names = Object.keys(DASHBOARDS) as Dashboard[];

export const USAGE = `Usage: pnpm check:panels [--dashboard <name>]… [--prometheus <url>] [--json]

Asks a live Prometheus every query of every panel, as Grafana would when the dashboard is opened with everything chosen, over
the last five minutes: each has to yield at least one series with a number, and the labels that its legend shows. A system that
has just started needs about three minutes of traffic: some jobs are scraped once a minute.

  --dashboard <name>  only this one: ${names.join(", ")}
${PROMETHEUS_OPTION}
  --json              every query with what became of it
  --help              show this text

The exit code is 0 when all of them are alive, 1 when one is dead, 2 when Prometheus could not be asked. Queries over what a
deployment does not have (containers, say) are listed, and count for neither.
`;

const isDashboard = (name: string): name is Dashboard => names.some((each) => each === name);

/** Reads the command line. Throws an error that names what it does not know. */
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
  if (unknown.length > 0) throw new Error(`no dashboard ${unknown.join(", ")}: there are ${names.join(", ")}`);
  const chosen = dashboard.filter(isDashboard);
  return { ...rest, dashboards: chosen.length > 0 ? chosen : names, ...(prometheus !== undefined && { prometheus }) };
}
