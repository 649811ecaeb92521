import { amount, duration, percent } from "@petswipe/cli/format";
import type { BurnPair } from "@petswipe/monitoring/alerts/slo";
import { minimumEvents } from "@petswipe/monitoring/rules/minimum-events";
import { BUDGET_LEFT, badEvents, events, OBJECTIVE, PERIOD } from "@petswipe/monitoring/rules/slis";
import { burnOf, pairState, urgentPairsOf } from "./pairs.ts";
import type { Recorded } from "./recorded.ts";

/** What an SLO says to somebody who wants to deploy. */
export interface Verdict {
  /** `quiet` says nothing against a deployment: there were too few events to judge by. */
  readonly state: "fine" | "quiet" | "stop" | "unknown";
  /** Sentences without a full stop, with the numbers. */
  readonly reasons: readonly string[];
}

/** Counts older than this are not of now: rules are evaluated once a minute at least. */
export const STALE_AFTER_SECONDS = 180;

/** Below this, a share of the budget is what floating point leaves of 0. */
const NOTHING = 1e-9;

const burnText = (recorded: Recorded, { long, short, factor, severity }: BurnPair) =>
  `burns ${amount(burnOf(recorded, long) ?? 0)} times too fast over ${long} and ${amount(burnOf(recorded, short) ?? 0)} over ${short} (limit ${factor}, ${severity})`;

/** The share of the budget that is left; all of it where there were no events, of which nothing is recorded. */
export function leftOf({ values }: Recorded): number | undefined {
  return values.get(BUDGET_LEFT) ?? (values.get(events(PERIOD)) === 0 ? 1 : undefined);
}

/** A budget needs as many events as a burn rate of 1. */
const enoughForBudget = ({ slo }: Recorded): number => minimumEvents(slo, 1);

function isGone(recorded: Recorded): boolean {
  const left = leftOf(recorded);
  const counted = recorded.values.get(events(PERIOD)) ?? 0;
  return left !== undefined && left < NOTHING && counted >= enoughForBudget(recorded);
}

function stopsOf(recorded: Recorded): string[] {
  const { values, outage } = recorded;
  const [all, bad] = [values.get(events(PERIOD)) ?? 0, values.get(badEvents(PERIOD)) ?? 0];
  return [
    ...(isGone(recorded)
      ? [`its budget is gone: ${percent(leftOf(recorded) ?? 0)} left, ${amount(bad)} bad of ${amount(all)}`]
      : []),
    ...urgentPairsOf(recorded.slo)
      .filter((pair) => pairState(recorded, pair) === "exceeded")
      .map((pair) => burnText(recorded, pair)),
    ...(outage === undefined ? [] : [`${percent(outage)} of its latest events are bad`]),
  ];
}

function unknownsOf(recorded: Recorded): string[] {
  const { values, ageSeconds } = recorded;
  const needed = [OBJECTIVE, events("5m"), events(PERIOD)];
  const missing = needed.filter((name) => !values.has(name));
  if (missing.length > 0) return [`nothing is recorded as ${missing.join(", ")}`];
  if (leftOf(recorded) === undefined) return [`nothing is recorded as ${BUDGET_LEFT}`];
  if (ageSeconds === undefined || ageSeconds > STALE_AFTER_SECONDS)
    return [`its newest count is ${ageSeconds === undefined ? "of unknown age" : `${duration(ageSeconds)} old`}`];
  return urgentPairsOf(recorded.slo)
    .filter((pair) => pairState(recorded, pair) === "unknown")
    .map(({ long, short }) => `no burn rates are recorded over ${long} and ${short}`);
}

/** What is left unsaid, since it would be of too few events. */
function quietOf(recorded: Recorded): string[] {
  const { slo, values } = recorded;
  const counted = values.get(events(PERIOD)) ?? 0;
  const enough = enoughForBudget(recorded);
  if (counted < enough)
    return [`too few events to judge by: ${amount(counted)} of at least ${amount(enough)} in ${PERIOD}`];
  return urgentPairsOf(recorded.slo)
    .filter((pair) => pairState(recorded, pair) === "few")
    .map((pair) => {
      const few = amount(values.get(events(pair.long)) ?? 0);
      return `${burnText(recorded, pair)}, but by ${few} events of at least ${amount(minimumEvents(slo, pair.factor))}`;
    });
}

function fineText(recorded: Recorded): string {
  const rates = urgentPairsOf(recorded.slo).map(({ long }) => `${amount(burnOf(recorded, long) ?? 0)} (${long})`);
  return `${percent(leftOf(recorded) ?? 0)} of its budget is left, burn rates ${rates.join(" and ")}`;
}

/**
 * Whether an SLO allows a deployment. What is known to be wrong outranks what is not known: a spent budget stays spent when
 * the newest counts are missing.
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
