import { SLO_WINDOW_DAYS, type Slo, type SloName } from "@petswipe/metrics";
import { minimumEvents } from "../rules/minimum-events.ts";
import { badEvents, badRatio, burnRate, events, type SliWindow } from "../rules/slis.ts";
import { alertTable } from "./define.ts";
import { forEachSlo, objectives } from "./for-each-slo.ts";
import { SEVERITIES, type Severity } from "./vocabulary.ts";

/** Both windows must exceed the factor: the long one for significance, the short one to resolve soon after the end. */
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

/** Stale KPIs do not affect users: their pairs are one severity lower. */
export function severityFor({ kind }: Slo, severity: Severity): Severity {
  return kind === "freshness" ? (SEVERITIES[SEVERITIES.indexOf(severity) + 1] ?? severity) : severity;
}

const burning = (name: SloName, slo: Slo) =>
  BURN_PAIRS.map(({ severity, long, short, factor }) => ({
    severity: severityFor(slo, severity),
    expr: `${burnRate(long)}{slo="${name}"} > ${factor} and ${burnRate(short)}{slo="${name}"} > ${factor} and ${events(long)}{slo="${name}"} >= ${minimumEvents(slo, factor)}`,
    threshold: "{bound} times in {long} and {short}",
    labels: { long, short },
  }));

/** Almost all of at least three events: with low traffic a total outage has too few events for a burn rate. */
const allBad = (name: SloName, window: SliWindow) =>
  `${badRatio(window)}{slo="${name}"} >= 0.99 and ${badEvents(window)}{slo="${name}"} >= 3`;

export const slo = alertTable({
  ErrorBudgetBurn: {
    team: "backend",
    service: "backend",
    symptom: "budget-burn",
    summary: "{slo} is burning its error budget",
    description: `{slo} burns its ${SLO_WINDOW_DAYS}-day error budget {value} times as fast as its objective allows ({threshold}).`,
    format: "number",
    firstQuery: `slo:burn_rate:ratio1h{slo="{slo}"}`,
    dashboard: "slo",
    causedBy: ["DatabaseDown"],
    bands: forEachSlo("budget-burn", burning),
  },
  AllRequestsFailing: {
    team: "backend",
    service: "backend",
    symptom: "outage",
    summary: "All requests fail ({slo})",
    description: "{value} of {slo} events are bad ({threshold}): every user gets an error.",
    format: "ratio",
    firstQuery: 'sum by (job, path, status) (rate(http_requests_total{status=~"5.."}[30m]))',
    dashboard: "overview",
    bands: objectives
      .filter(([, { kind }]) => kind === "availability")
      .map(([name, { service }]) => ({
        severity: "critical",
        expr: `${allBad(name, "5m")} or ${allBad(name, "30m")}`,
        for: "2m",
        threshold: "{bound} and {bound2} events",
        boundFormats: ["ratio", "number"],
        service,
        labels: { slo: name },
      })),
  },
  SliMissing: {
    team: "infrastructure",
    service: "prometheus",
    symptom: "sli-missing",
    summary: "No SLI data for {slo}",
    description: "No events of {slo} have been counted for 10 minutes; its alerts cannot fire.",
    format: "number",
    firstQuery: "up",
    dashboard: "slo",
    bands: forEachSlo("sli-missing", (name) => [
      {
        severity: "medium",
        expr: `absent(${events("5m")}{slo="${name}"})`,
        for: "10m",
        threshold: "no data for {for}",
      },
    ]),
  },
});
