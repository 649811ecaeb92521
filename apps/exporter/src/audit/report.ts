import type { AuditResult } from "./audit.ts";

const shown = (value: number | undefined): string => (value === undefined ? "absent" : String(value));

/** Text for a terminal: one line per difference, and a summary. */
export function report({ at, series, differences }: AuditResult): string {
  const lines = differences.map(
    ({ kpi, series: name, rolled, naive }) => `${kpi}: ${name} is ${shown(rolled)}, by definition ${shown(naive)}`,
  );
  const verdict =
    differences.length === 0
      ? "no differences"
      : `${differences.length} difference${differences.length === 1 ? "" : "s"}`;
  return [...lines, `${series} series with windows until ${at.toISOString()}: ${verdict}`, ""].join("\n");
}
