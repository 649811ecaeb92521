import { amount, duration, percent, utc } from "@petswipe/cli/format";
import { joinSections } from "@petswipe/cli/sections";
import { NUMBERS, textTable } from "@petswipe/cli/table";
import { type SloName, slos } from "@petswipe/metrics";
import { BURN_PAIRS } from "@petswipe/monitoring/alerts/slo";
import { PERIOD } from "@petswipe/monitoring/rules/slis";
import { PACES } from "@petswipe/monitoring/slo-paces";
import { durationMs } from "@petswipe/promql/duration";
import type { SloStatus } from "./status.ts";

/** The budgets of all SLOs at one time. */
export interface SloReport {
  /** The Prometheus without credentials. */
  readonly address: string;
  /** Unix time in seconds. */
  readonly at: number;
  readonly slos: readonly SloStatus[];
}

const NOT_KNOWN = "–";
const periodSeconds = durationMs(PERIOD) / 1000;
const periodText = duration(periodSeconds);

const shown = (value: number | undefined, format: (value: number) => string) =>
  value === undefined ? NOT_KNOWN : format(value);

const exact = (share: number) => percent(share, "none");

function budgetRow({ name, objective, counted, left, outageLeftSeconds }: SloStatus): string[] {
  return [
    name,
    shown(objective, exact),
    shown(counted?.good, amount),
    shown(counted?.events, amount),
    shown(counted?.bad, amount),
    shown(counted?.allowed, amount),
    shown(left, (share) => percent(share)),
    shown(outageLeftSeconds, duration),
  ];
}

function exhausted(seconds: number): string {
  if (seconds === 0) return "now";
  return Number.isFinite(seconds) ? `in ${duration(seconds)}` : `not in ${periodText}`;
}

function burnRow({ name, burnRates, exceeded, exhaustedInSeconds, verdict }: SloStatus): string[] {
  return [
    name,
    ...BURN_PAIRS.map(({ long }) => {
      const mark = exceeded.some((pair) => pair.long === long) ? "!" : " ";
      return `${shown(burnRates.get(long), amount)}${mark}`;
    }),
    ...PACES.map((window) => shown(exhaustedInSeconds[window], exhausted)),
    verdict.state,
  ];
}

const LIMITS = ["(limit)", ...BURN_PAIRS.map(({ factor }) => `${amount(factor)} `), ...PACES.map(() => ""), ""];

/** Counts are recorded every five minutes, so this much may be missing at the edges without a gap. */
const EDGES_SECONDS = 900;

/** Describes the measured part of the period; undefined without counts. */
function measured({ measuredSeconds, since }: SloStatus, at: number): string | undefined {
  if (measuredSeconds === 0 || since === undefined) return undefined;
  const span = Math.min(at - since, periodSeconds);
  const isWhole = span - measuredSeconds <= EDGES_SECONDS;
  if (isWhole && periodSeconds - span <= EDGES_SECONDS) return `the last ${periodText} without gaps`;
  const what = isWhole
    ? `the last ${duration(measuredSeconds)}`
    : `${duration(measuredSeconds)} of the last ${duration(span)}`;
  return `${what} (since ${utc(since)}), not ${periodText}: budgets refer to that time`;
}

function coverage({ at, slos: statuses }: SloReport): string[] {
  const texts = Map.groupBy(statuses, (status) => measured(status, at) ?? "no data");
  return [...texts].map(([text, those]) => {
    const names = those.length === statuses.length ? "" : ` for ${those.map(({ name }) => name).join(", ")}`;
    return `Measured${names}: ${text}.`;
  });
}

/** SLOs whose objective in Prometheus differs from this version. */
export function differences({ slos: statuses }: SloReport): string[] {
  return statuses.flatMap(({ name, objective }: { name: SloName; objective: number | undefined }) =>
    objective === undefined || objective === slos[name].objective
      ? []
      : [
          `${name}: the rules of Prometheus have the objective ${exact(objective)}, this version ${exact(slos[name].objective)}.`,
        ],
  );
}

const PAIRS_TEXT = BURN_PAIRS.map(({ long, short }) => `${long}/${short}`).join(", ");

const LEGEND = `ALLOWED is the error budget in events. OUTAGE LEFT is the remaining time of full outage at the usual traffic.
A burn rate of 1 spends the budget in exactly ${periodText}. "!" exceeds the limit in both windows of a pair
(${PAIRS_TEXT}) with enough events: its alert is active.
EXHAUSTED is the earliest time at which nothing is left, at the burn rate of the last ${PACES.join(" or ")}.`;

/** Two tables, the problems, and a legend. */
export function renderReport(report: SloReport): string {
  const { address, at, slos: statuses } = report;
  const budgets = [
    ["SLO", "OBJECTIVE", "GOOD", "TOTAL", "BAD", "ALLOWED", "LEFT", "OUTAGE LEFT"],
    ...statuses.map(budgetRow),
  ];
  const burns = [
    [
      "BURN RATE",
      ...BURN_PAIRS.map(({ long }) => `${long} `),
      ...PACES.map((window) => `EXHAUSTED (${window})`),
      "STATE",
    ],
    LIMITS,
    ...statuses.map(burnRow),
  ];
  const problems = statuses
    .filter(({ verdict }) => verdict.state !== "fine")
    .map(({ name, verdict }) => `${name}: ${verdict.state}: ${verdict.reasons.join("; ")}.`);
  return joinSections([
    [`Error budgets of ${periodText} from ${address} at ${utc(at)}`],
    [textTable(budgets, NUMBERS)],
    [
      textTable(burns, [
        "left",
        ...BURN_PAIRS.map(() => "right" as const),
        ...PACES.map(() => "right" as const),
        "left",
      ]),
    ],
    problems,
    [...coverage(report), ...differences(report), LEGEND],
  ]);
}
