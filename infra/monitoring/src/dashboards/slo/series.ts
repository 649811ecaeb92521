import { durationMs } from "@petswipe/promql/duration";
import {
  BUDGET_LEFT,
  badEvents,
  badRatio,
  burnRate,
  events,
  OBJECTIVE,
  PERIOD,
  type SliWindow,
  STEP,
} from "../../rules/slis.ts";
import { thresholdsOf } from "../thresholds.ts";
import { selected } from "../variables.ts";

const [operator, value] = selected("slo");
/** Matches the selected SLOs. */
export const SELECTED_SLO = `slo${operator}"${value}"`;

export const secondsOf = (window: SliWindow): number => durationMs(window) / 1000;

/** One series per SLO without a metric name, so that recorded values and their fallbacks form one line. */
const bySlo = (expression: string) => `max by (slo) (${expression})`;
const ofSelected = (recorded: string) => `${recorded}{${SELECTED_SLO}}`;
/** Nothing is recorded without events, and nothing was bad then: 0, as in `pnpm slo`. */
const orNone = (recorded: string, window: SliWindow) =>
  bySlo(`${ofSelected(recorded)} or ${ofSelected(events(window))} == 0`);

export const objective = bySlo(ofSelected(OBJECTIVE));
export const all = (window: SliWindow): string => bySlo(ofSelected(events(window)));
export const bad = (window: SliWindow): string => bySlo(ofSelected(badEvents(window)));
export const good = (window: SliWindow): string => `${all(window)} - ${bad(window)}`;
/** The share of good events. */
export const sli = (window: SliWindow): string => `1 - ${orNone(badRatio(window), window)}`;
export const burn = (window: SliWindow): string => orNone(burnRate(window), window);
/** The error budget in events. */
export const allowed = (window: SliWindow): string => `${all(window)} * (1 - ${objective})`;
/** The share of the period's error budget that is left. */
export const left = bySlo(`${ofSelected(BUDGET_LEFT)} or (${ofSelected(events(PERIOD))} == 0) + 1`);
/** Good while budget is left. */
export const budgetThresholds = thresholdsOf("ErrorBudgetExhausted");

const step = ofSelected(events(STEP));
/** Seconds of the period that have data, counted in whole steps; costs as much as a sum over the period. */
export const measured = `max by (slo) (count_over_time(${step}[${PERIOD}:${STEP}]) or ${step} * 0 + 1) * ${secondsOf(STEP)}`;
