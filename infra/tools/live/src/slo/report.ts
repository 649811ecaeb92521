import { amount, duration, percent, utc } from "@petswipe/cli/format";
import { NUMBERS, textTable } from "@petswipe/cli/table";
import { type SloName, slos } from "@petswipe/metrics";
import { BURN_PAIRS } from "@petswipe/monitoring/alerts/slo";
import { PERIOD } from "@petswipe/monitoring/rules/slis";
import { PACES } from "@petswipe/monitoring/slo-paces";
import { durationMs } from "@petswipe/promql/duration";
import type { SloStatus } from "./status.ts";

/** The budgets of all SLOs at one moment. */
export interface SloReport {
  /** Where they were read, without a password. */
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

function gone(seconds: number): string {
  if (seconds === 0) return "gone";
  return Number.isFinite(seconds) ? `in ${duration(seconds)}` : `not in ${periodText}`;
}

function burnRow({ name, burnRates, exceeded, goneInSeconds, verdict }: SloStatus): string[] {
  return [
    name,
    ...BURN_PAIRS.map(({ long }) => {
      const mark = exceeded.some((pair) => pair.long === long) ? "!" : " ";
      return `${shown(burnRates.get(long), amount)}${mark}`;
    }),
    ...PACES.map((window) => shown(goneInSeconds[window], gone)),
    verdict.state,
  ];
}

const LIMITS = ["(limit)", ...BURN_PAIRS.map(({ factor }) => `${amount(factor)} `), ...PACES.map(() => ""), ""];

/** Counts come every five minutes: so much may lack at the edges without a gap in between. */
const EDGES_SECONDS = 900;

/** For how much of the period there are counts, in words; undefined where there are none. */
function measured({ measuredSeconds, since }: SloStatus, at: number): string | undefined {
  if (measuredSeconds === 0 || since === undefined) return undefined;
  const span = Math.min(at - since, periodSeconds);
  const isWhole = span - measuredSeconds <= EDGES_SECONDS;
  if (isWhole && periodSeconds - span <= EDGES_SECONDS) return `the last ${periodText}, without a gap`;
  const what = isWhole
    ? `the last ${duration(measuredSeconds)}`
    : `${duration(measuredSeconds)} of the last ${duration(span)}`;
  return `${what} (since ${utc(since)}), not ${periodText}: budgets are of that time alone`;
}

function coverage({ at, slos: statuses }: SloReport): string[] {
  const texts = Map.groupBy(statuses, (status) => measured(status, at) ?? "nothing");
  return [...texts].map(([text, those]) => {
    const names = those.length === statuses.length ? "" : ` of ${those.map(({ name }) => name).join(", ")}`;
    return `Counted${names}: ${text}.`;
  });
}

/** Where Prometheus has the rules of another version than this one. */
export function differences({ slos: statuses }: SloReport): string[] {
  return statuses.flatMap(({ name, objective }: { name: SloName; objective: number | undefined }) =>
    objective === undefined || objective === slos[name].objective
      ? []
      : [`${name}: Prometheus' rules say ${exact(objective)}, the table here ${exact(slos[name].objective)}.`],
  );
}

const PAIRS_TEXT = BURN_PAIRS.map(({ long, short }) => `${long}/${short}`).join(", ");

const LEGEND = `ALLOWED is the budget in events. OUTAGE LEFT is how long everything may fail at the usual traffic.
A burn rate of 1 spends the budget in exactly ${periodText}. "!" is one above its limit in the shorter window of its pair, too
(${PAIRS_TEXT}), by enough events: its alert is due.
GONE is when nothing is left at the earliest, should it go on as in the last ${PACES.join(" or ")}.`;

/** For people: two tables, what is wrong, and what the columns mean. */
export function renderReport(report: SloReport): string {
  const { address, at, slos: statuses } = report;
  const budgets = [
    ["SLO", "OBJECTIVE", "GOOD", "TOTAL", "BAD", "ALLOWED", "LEFT", "OUTAGE LEFT"],
    ...statuses.map(budgetRow),
  ];
  const burns = [
    ["BURN RATE", ...BURN_PAIRS.map(({ long }) => `${long} `), ...PACES.map((window) => `GONE (${window})`), "NOW"],
    LIMITS,
    ...statuses.map(burnRow),
  ];
  const wrong = statuses
    .filter(({ verdict }) => verdict.state !== "fine")
    .map(({ name, verdict }) => `${name}: ${verdict.state}: ${verdict.reasons.join("; ")}.`);
  const parts = [
    [`Error budgets of ${periodText}, by ${address} at ${utc(at)}`],
    [textTable(budgets, NUMBERS)],
    [
      textTable(burns, [
        "left",
        ...BURN_PAIRS.map(() => "right" as const),
        ...PACES.map(() => "right" as const),
        "left",
      ]),
    ],
    wrong,
    [...coverage(report), ...differences(report), LEGEND],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
