import { PERIOD, type SliWindow } from "../../rules/slis.ts";
import { all, allowed, bad, measured, secondsOf } from "./recorded.ts";

/** Parts of the arithmetic, as expressions in parentheses that yield one number an SLO. */
export interface Parts {
  /** Events of the period. */
  readonly events: string;
  /** What is left of the budget, in events. */
  readonly left: string;
  /** What was bad, and what may have been, in the window whose pace is taken to go on. */
  readonly bad: string;
  readonly allowed: string;
  /** The seconds that the pace was counted in. */
  readonly seconds: string;
  /** Seconds until a whole period has been measured. */
  readonly growing: string;
}

const period = secondsOf(PERIOD);
/** Instead of "never". */
export const NOT_IN_PERIOD = period;

/**
 * Seconds until the budget is gone: `secondsUntilGone` of infra/tools/live/src/slo/arithmetic.ts, with the pace multiplied out. 0 when
 * it is gone, NOT_IN_PERIOD when it is not within a period.
 */
function untilGone({ events, left, bad, allowed, seconds, growing }: Parts): string {
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

/** When the budget is gone at the earliest, should it go on as in a window. */
export const goneAtPaceOf = (window: SliWindow): string =>
  untilGone({
    events: `(${all(PERIOD)})`,
    left: `(${allowed(PERIOD)} - ${bad(PERIOD)})`,
    bad: `(${bad(window)})`,
    allowed: `(${allowed(window)})`,
    seconds: `clamp_max(${measured}, ${secondsOf(window)})`,
    growing: `clamp_min(${period} - ${measured}, 0)`,
  });
