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
import { chosen } from "../variables.ts";

const [operator, value] = chosen("slo");
/** A matcher for the SLOs that are chosen. */
export const CHOSEN = `slo${operator}"${value}"`;

export const secondsOf = (window: SliWindow): number => durationMs(window) / 1000;

/** One series an SLO, without a name: what is recorded and what stands in for it are then one line. */
const bySlo = (expression: string) => `max by (slo) (${expression})`;
const ofChosen = (recorded: string) => `${recorded}{${CHOSEN}}`;
/** Where there were no events nothing is recorded, and nothing was bad: so `pnpm slo` has it, too. */
const orNone = (recorded: string, window: SliWindow) =>
  bySlo(`${ofChosen(recorded)} or ${ofChosen(events(window))} == 0`);

export const objective = bySlo(ofChosen(OBJECTIVE));
export const all = (window: SliWindow): string => bySlo(ofChosen(events(window)));
export const bad = (window: SliWindow): string => bySlo(ofChosen(badEvents(window)));
export const good = (window: SliWindow): string => `${all(window)} - ${bad(window)}`;
/** The share of events that were good. */
export const sli = (window: SliWindow): string => `1 - ${orNone(badRatio(window), window)}`;
export const burn = (window: SliWindow): string => orNone(burnRate(window), window);
/** The error budget in events. */
export const allowed = (window: SliWindow): string => `${all(window)} * (1 - ${objective})`;
/** The share of the period's budget that is left. */
export const left = bySlo(`${ofChosen(BUDGET_LEFT)} or (${ofChosen(events(PERIOD))} == 0) + 1`);
/** Where nothing of it is left. */
export const spent = thresholdsOf("ErrorBudgetExhausted");

const step = ofChosen(events(STEP));
/** Seconds of the period for which there are counts, the first step from its begin; costs as much as a sum over the period. */
export const measured = `max by (slo) (count_over_time(${step}[${PERIOD}:${STEP}]) or ${step} * 0 + 1) * ${secondsOf(STEP)}`;
