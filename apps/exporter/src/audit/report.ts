import type { AuditResult } from "./audit.ts";

const shown = (value: number | undefined): string => (value === undefined ? "absent" : String(value));

/** For a terminal: one line a difference, and a closing line. */
export function report({ at, series, differences }: AuditResult): string {
  const lines = differences.map(
    ({ kpi, series: name, rolled, naive }) => `${kpi}: ${name} shows ${shown(rolled)}, the facts say ${shown(naive)}`,
  );
  const verdict = differences.length === 0 ? "no difference" : `${differences.length} differences`;
  return [...lines, `${series} series with windows up to ${at.toISOString()}: ${verdict}`, ""].join("\n");
}
