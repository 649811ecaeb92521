import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { DASHBOARDS, type Dashboard } from "@petswipe/monitoring/links";
import { PROMETHEUS_OPTION, prometheusArgument } from "@petswipe/prometheus-client/address";
import { durationMs } from "@petswipe/promql/duration";

/** The parsed command line. */
export interface Arguments {
  readonly help: boolean;
  /** Whether each page is written beside its screenshot. */
  readonly html: boolean;
  readonly dashboards: readonly Dashboard[];
  /** By default each dashboard's own. */
  readonly range: string | undefined;
  /** An absolute path; by default the folder of the README's screenshots. */
  readonly out: string | undefined;
  /** By default PROMETHEUS_URL. */
  readonly prometheus: string | undefined;
}

const NAMES = Object.keys(DASHBOARDS) as Dashboard[];

export const USAGE = `Usage: pnpm dashboards:render [--dashboard <name>]… [--range <duration>] [--out <folder>] [--html] [--prometheus <url>]

Draws each dashboard of infra/grafana/dashboards as a PNG, with data from a Prometheus. Grafana is not needed.

  --dashboard <name>  ${NAMES.join(", ")}; repeatable; default: all
  --range <duration>  time range until now, such as 1h or 7d; default: each dashboard's own
  --out <folder>      default: docs/screenshots/dashboards
  --html              also write each page as HTML beside its PNG
${PROMETHEUS_OPTION}
  --help              show this text

Exit codes: 0 every dashboard was drawn; 2 one could not be drawn.
`;

function dashboardsOf(names: readonly string[]): Dashboard[] {
  const unknown = names.filter((name) => !Object.hasOwn(DASHBOARDS, name));
  if (unknown.length > 0) throw new Error(`unknown dashboard: ${unknown.join(", ")} (known: ${NAMES.join(", ")})`);
  return names.length === 0 ? NAMES : [...new Set(names as Dashboard[])];
}

/** Parses the command line. Throws an error that names an unknown option or value. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: "boolean", default: false },
      html: { type: "boolean", default: false },
      dashboard: { type: "string", multiple: true, default: [] },
      range: { type: "string" },
      out: { type: "string" },
      prometheus: { type: "string" },
    },
  });
  const { help, html, range, out, prometheus } = values;
  prometheusArgument(prometheus);
  if (range !== undefined) durationMs(range);
  const dashboards = dashboardsOf(values.dashboard);
  return { help, html, dashboards, range, prometheus, out: out === undefined ? undefined : resolve(out) };
}
