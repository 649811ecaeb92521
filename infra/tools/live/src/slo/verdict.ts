import { amount, duration, percent } from "@petswipe/cli/format";
import type { BurnPair } from "@petswipe/monitoring/alerts/slo";
import { minimumEvents } from "@petswipe/monitoring/rules/minimum-events";
import { BUDGET_LEFT, badEvents, events, OBJECTIVE, PERIOD } from "@petswipe/monitoring/rules/slis";
import { burnOf, pairState, urgentPairsOf } from "./pairs.ts";
import type { Recorded } from "./recorded.ts";

/** Whether an SLO allows a deployment. */
export interface Verdict {
  /** `quiet` allows a deployment: there are too few events to judge. */
  readonly state: "fine" | "quiet" | "stop" | "unknown";
  /** Phrases with the numbers. */
  readonly reasons: readonly string[];
}

/** Older counts are outdated: rules are evaluated at least once per minute. */
export const STALE_AFTER_SECONDS = 180;

/** A smaller share of the budget is a rounding error of 0. */
const EPSILON = 1e-9;

const burnText = (recorded: Recorded, { long, short, factor, severity }: BurnPair) =>
  `burn rate ${amount(burnOf(recorded, long) ?? 0)} over ${long} and ${amount(burnOf(recorded, short) ?? 0)} over ${short} (limit ${factor}, ${severity})`;

/** The remaining share of the budget; 1 without events, for which none is recorded. */
export function leftOf({ values }: Recorded): number | undefined {
  return values.get(BUDGET_LEFT) ?? (values.get(events(PERIOD)) === 0 ? 1 : undefined);
}

/** The budget needs as many events as a burn rate of 1. */
const enoughForBudget = ({ slo }: Recorded): number => minimumEvents(slo, 1);

function isExhausted(recorded: Recorded): boolean {
  const left = leftOf(recorded);
  const counted = recorded.values.get(events(PERIOD)) ?? 0;
  return left !== undefined && left < EPSILON && counted >= enoughForBudget(recorded);
}

function stopsOf(recorded: Recorded): string[] {
  const { values, outage } = recorded;
  const [all, bad] = [values.get(events(PERIOD)) ?? 0, values.get(badEvents(PERIOD)) ?? 0];
  return [
    ...(isExhausted(recorded)
      ? [`error budget exhausted: ${percent(leftOf(recorded) ?? 0)} left, ${amount(bad)} bad of ${amount(all)}`]
      : []),
    ...urgentPairsOf(recorded.slo)
      .filter((pair) => pairState(recorded, pair) === "exceeded")
      .map((pair) => burnText(recorded, pair)),
    ...(outage === undefined ? [] : [`${percent(outage)} of the latest events are bad`]),
  ];
}

function unknownsOf(recorded: Recorded): string[] {
  const { values, ageSeconds } = recorded;
  const needed = [OBJECTIVE, events("5m"), events(PERIOD)];
  const missing = needed.filter((name) => !values.has(name));
  if (missing.length > 0) return [`no data for ${missing.join(", ")}`];
  if (leftOf(recorded) === undefined) return [`no data for ${BUDGET_LEFT}`];
  if (ageSeconds === undefined || ageSeconds > STALE_AFTER_SECONDS)
    return [`the latest count is ${ageSeconds === undefined ? "of unknown age" : `${duration(ageSeconds)} old`}`];
  return urgentPairsOf(recorded.slo)
    .filter((pair) => pairState(recorded, pair) === "unknown")
    .map(({ long, short }) => `no burn rates over ${long} and ${short}`);
}

/** Why there are too few events to judge. */
function quietOf(recorded: Recorded): string[] {
  const { slo, values } = recorded;
  const counted = values.get(events(PERIOD)) ?? 0;
  const enough = enoughForBudget(recorded);
  if (counted < enough) return [`too few events: ${amount(counted)} of at least ${amount(enough)} in ${PERIOD}`];
  return urgentPairsOf(recorded.slo)
    .filter((pair) => pairState(recorded, pair) === "few")
    .map((pair) => {
      const few = amount(values.get(events(pair.long)) ?? 0);
      return `${burnText(recorded, pair)}, but only ${few} events of at least ${amount(minimumEvents(slo, pair.factor))}`;
    });
}

function fineText(recorded: Recorded): string {
  const rates = urgentPairsOf(recorded.slo).map(({ long }) => `${amount(burnOf(recorded, long) ?? 0)} (${long})`);
  return `${percent(leftOf(recorded) ?? 0)} of the budget left, burn rates ${rates.join(" and ")}`;
}

/**
 * Judges an SLO. A known problem takes precedence over missing data: a spent budget stays spent when the latest counts are
 * missing.
 */
export function judge(recorded: Recorded): Verdict {
  const stops = stopsOf(recorded);
  if (stops.length > 0) return { state: "stop", reasons: stops };
  const unknowns = unknownsOf(recorded);
  if (unknowns.length > 0) return { state: "unknown", reasons: unknowns };
  const quiet = quietOf(recorded);
  if (quiet.length > 0) return { state: "quiet", reasons: quiet };
  return { state: "fine", reasons: [fineText(recorded)] };
}
