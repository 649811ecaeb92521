import { SLO_WINDOW_DAYS, type Slo, type SloName } from "@petswipe/metrics";
import { minimumEvents } from "../rules/minimum-events.ts";
import { badEvents, badRatio, burnRate, events, type SliWindow } from "../rules/slis.ts";
import { alertTable } from "./define.ts";
import { forEachSlo, objectives } from "./for-each-slo.ts";
import { SEVERITIES, type Severity } from "./vocabulary.ts";

/** A pair of windows of which both have to burn `factor` times too fast: long to be sure, short to end soon. */
export interface BurnPair {
  readonly severity: Severity;
  readonly long: SliWindow;
  readonly short: SliWindow;
  readonly factor: number;
}

/** Google's SRE workbook, "Alerting on SLOs": 2, 5, 10 and 10 percent of a 30-day budget within the long window. */
export const BURN_PAIRS: readonly BurnPair[] = [
  { severity: "critical", long: "1h", short: "5m", factor: 14.4 },
  { severity: "high", long: "6h", short: "30m", factor: 6 },
  { severity: "medium", long: "1d", short: "2h", factor: 3 },
  { severity: "medium", long: "3d", short: "6h", factor: 1 },
];

/** KPIs that stand still wake nobody: of them each pair is one severity less. */
export function severityFor({ kind }: Slo, severity: Severity): Severity {
  return kind === "freshness" ? (SEVERITIES[SEVERITIES.indexOf(severity) + 1] ?? severity) : severity;
}

const burning = (name: SloName, slo: Slo) =>
  BURN_PAIRS.map(({ severity, long, short, factor }) => ({
    severity: severityFor(slo, severity),
    expr: `${burnRate(long)}{slo="${name}"} > ${factor} and ${burnRate(short)}{slo="${name}"} > ${factor} and ${events(long)}{slo="${name}"} >= ${minimumEvents(slo, factor)}`,
    threshold: `> ${factor} times in ${long} and ${short}`,
    labels: { long, short },
  }));

/** Nearly all of at least three: at night this is the whole outage, and too little for a burn rate. */
const allBad = (name: SloName, window: SliWindow) =>
  `${badRatio(window)}{slo="${name}"} >= 0.99 and ${badEvents(window)}{slo="${name}"} >= 3`;

export const slo = alertTable({
  ErrorBudgetBurn: {
    team: "backend",
    service: "backend",
    symptom: "budget-burn",
    summary: "{slo} burns its error budget",
    description: `Bad events of {slo} come {value} times as fast as its ${SLO_WINDOW_DAYS}-day error budget allows ({threshold}).`,
    format: "number",
    firstLook: `slo:burn_rate:ratio1h{slo="{slo}"}`,
    dashboard: "slo",
    causedBy: ["DatabaseDown"],
    bands: forEachSlo("budget-burn", burning),
  },
  TotalOutage: {
    team: "backend",
    service: "backend",
    symptom: "outage",
    summary: "Every request fails ({slo})",
    description: "{value} of the events of {slo} are bad, and it is quiet: whoever comes gets an error.",
    format: "ratio",
    firstLook: 'sum by (job, path, status) (rate(http_requests_total{status=~"5.."}[30m]))',
    dashboard: "overview",
    bands: objectives
      .filter(([, { kind }]) => kind === "availability")
      .map(([name, { service }]) => ({
        severity: "critical",
        expr: `${allBad(name, "5m")} or ${allBad(name, "30m")}`,
        for: "2m",
        threshold: ">= 99% of at least 3",
        service,
        labels: { slo: name },
      })),
  },
  SliMissing: {
    team: "infrastructure",
    service: "prometheus",
    symptom: "sli-missing",
    summary: "Nothing is known of {slo}",
    description: "No event of {slo} has been counted for a while: its alerts cannot fire, whatever happens.",
    format: "number",
    firstLook: "up",
    dashboard: "slo",
    bands: forEachSlo("sli-missing", (name) => [
      { severity: "medium", expr: `absent(${events("5m")}{slo="${name}"})`, for: "10m", threshold: "no data for 10m" },
    ]),
  },
});
