import { PERIOD, type SliWindow } from "../../rules/slis.ts";
import { all, allowed, bad, measured, secondsOf } from "./series.ts";

/** Expressions in parentheses that yield one number per SLO. */
export interface Parts {
  /** Events of the period. */
  readonly events: string;
  /** The remaining budget, in events. */
  readonly left: string;
  /** Actual and allowed bad events in the window whose pace is assumed to continue. */
  readonly bad: string;
  readonly allowed: string;
  /** Seconds over which the pace was measured. */
  readonly seconds: string;
  /** Seconds until a whole period has been measured. */
  readonly growing: string;
}

const period = secondsOf(PERIOD);
/** Instead of "never". */
export const NOT_IN_PERIOD = period;

/**
 * Seconds until the budget is exhausted: the formula of infra/tools/live/src/slo/arithmetic.ts, with the pace multiplied out. 0 when it
 * is exhausted, NOT_IN_PERIOD when it will not be within a period.
 */
function secondsToExhaustion({ events, left, bad, allowed, seconds, growing }: Parts): string {
  const whileGrowing = `${left} * ${seconds} / (${bad} - ${allowed} > 0)`;
  const afterwards = `(${growing} * ${allowed} + ${left} * ${seconds}) / (${bad} > ${allowed})`;
  return [
    `(${events} == 0) + ${NOT_IN_PERIOD}`,
    `(${left} <= 0) * 0`,
    `${whileGrowing} <= ${growing}`,
    `${afterwards} <= ${period}`,
    `${bad} * 0 + ${NOT_IN_PERIOD}`,
  ].join(" or ");
}

/** Seconds until the budget is exhausted if the pace of a window continues. */
export const exhaustedAtPaceOf = (window: SliWindow): string =>
  secondsToExhaustion({
    events: `(${all(PERIOD)})`,
    left: `(${allowed(PERIOD)} - ${bad(PERIOD)})`,
    bad: `(${bad(window)})`,
    allowed: `(${allowed(window)})`,
    seconds: `clamp_max(${measured}, ${secondsOf(window)})`,
    growing: `clamp_min(${period} - ${measured}, 0)`,
  });
