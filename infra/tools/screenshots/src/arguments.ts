import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { DASHBOARDS, type Dashboard } from "@petswipe/monitoring/links";
import { PROMETHEUS_OPTION, prometheusArgument } from "@petswipe/prometheus-client/address";
import { durationMs } from "@petswipe/promql/duration";

/** What the command line asks for. */
export interface Arguments {
  readonly help: boolean;
  /** Whether pages are kept beside their pictures. */
  readonly html: boolean;
  readonly dashboards: readonly Dashboard[];
  /** Instead of each dashboard's own. */
  readonly range: string | undefined;
  /** An absolute path; undefined for the place of the README's pictures. */
  readonly out: string | undefined;
  /** Instead of PROMETHEUS_URL. */
  readonly prometheus: string | undefined;
}

const NAMES = Object.keys(DASHBOARDS) as Dashboard[];

export const USAGE = `Usage: pnpm dashboards:render [--dashboard <name>]… [--range <duration>] [--out <folder>] [--html] [--prometheus <url>]

Draws the dashboards of infra/grafana/dashboards with what a Prometheus says, a PNG of each. Grafana is not needed.

  --dashboard <name>  ${NAMES.join(", ")}; may be given several times; all without it
  --range <duration>  how far to look back, such as 1h or 7d; each dashboard's own range without it
  --out <folder>      docs/pictures/dashboards without it
  --html              keep each page beside its picture, too
${PROMETHEUS_OPTION}
  --help              show this text

The exit code is 0 when every dashboard was drawn, and 2 when one could not be.
`;

function dashboardsOf(names: readonly string[]): Dashboard[] {
  const unknown = names.filter((name) => !Object.hasOwn(DASHBOARDS, name));
  if (unknown.length > 0) throw new Error(`no dashboard ${unknown.join(", ")}: there are ${NAMES.join(", ")}`);
  return names.length === 0 ? NAMES : [...new Set(names as Dashboard[])];
}

/** Reads the command line. Throws an error that names what it does not know. */
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
