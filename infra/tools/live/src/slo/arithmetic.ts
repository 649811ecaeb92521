/**
 * The arithmetic of error budgets, after Google's "The Site Reliability Workbook" (2018), chapter 5, "Alerting on SLOs"
 * (https://sre.google/workbook/alerting-on-slos/). Events are counted, so that each weighs the same whenever it came.
 * Objectives are shares above 0 and below 1.
 */

/** What was counted in some time. */
export interface Count {
  readonly events: number;
  /** Those of them that were not good. */
  readonly bad: number;
}

/** A count, and the seconds it was made in. */
export interface Pace extends Count {
  readonly seconds: number;
}

/** The error budget as a share of all events: 1 − objective. Throws a RangeError on an objective that leaves none, or all. */
export function budgetShare(objective: number): number {
  if (!(objective > 0 && objective < 1))
    throw new RangeError(`objective ${objective}: expected a share between 0 and 1`);
  return Number((1 - objective).toPrecision(12)); // 1 − 0.999 is 0.0010000000000000009
}

/** The error budget in events: how many of so many may be bad. */
export const allowedBad = (events: number, objective: number): number => events * budgetShare(objective);

/** The share of events that are bad; undefined where there are none. */
export const badShare = ({ events, bad }: Count): number | undefined => (events > 0 ? bad / events : undefined);

/**
 * How many times too fast the budget is spent: the share of bad events ÷ the share that may be. At 1 a whole period spends
 * its budget exactly, at 2 half a period does. Undefined without events.
 */
export function burnRateOf(count: Count, objective: number): number | undefined {
  const share = badShare(count);
  return share === undefined ? undefined : share / budgetShare(objective);
}

/** The share of the budget that is left: 1 − bad ÷ allowed. Below 0 when more is spent than there was; 1 without events. */
export const budgetLeft = (count: Count, objective: number): number => 1 - (burnRateOf(count, objective) ?? 0);

/** The share of a period's budget that burning at a rate for so long spends: burn rate × time ÷ period. */
export const budgetSpent = (burnRate: number, seconds: number, periodSeconds: number): number =>
  (burnRate * seconds) / periodSeconds;

/**
 * How long everything may fail until what is left of the budget is spent, at the mean traffic of the time that was measured:
 * left × (1 − objective) × that time. In seconds; below 0 when too much is spent already.
 */
export const outageLeft = (left: number, objective: number, measuredSeconds: number): number =>
  left * budgetShare(objective) * measuredSeconds;

export interface Forecast {
  /** What was counted in the time that was measured. */
  readonly total: Count;
  readonly objective: number;
  /** Events and bad events are taken to go on as they came in this time. */
  readonly pace: Pace;
  readonly measuredSeconds: number;
  readonly periodSeconds: number;
}

/**
 * Seconds until nothing is left of the budget; 0 when nothing is, undefined when something is after a whole period, too, or
 * the pace is a burn rate of at most 1, which no period has too little for.
 *
 * Until a whole period has been measured, each event that comes adds to the budget: left ÷ (bad − allowed of what comes), a
 * second. From then on new events push out old ones and the budget stays as it is: left ÷ bad, which for a whole period is
 * the workbook's left × period ÷ burn rate. That no bad event is pushed out makes it the earliest time.
 */
export function secondsUntilGone(forecast: Forecast): number | undefined {
  const { total, objective, pace, measuredSeconds, periodSeconds } = forecast;
  if (!(total.events > 0 && pace.seconds > 0)) return undefined;
  const left = allowedBad(total.events, objective) - total.bad;
  if (left <= 0) return 0;
  const bad = pace.bad / pace.seconds;
  const loss = bad - allowedBad(pace.events / pace.seconds, objective);
  const growing = Math.max(periodSeconds - measuredSeconds, 0);
  if (loss <= 0) return undefined;
  if (left / loss <= growing) return left / loss;
  const seconds = growing + (left - loss * growing) / bad;
  return seconds <= periodSeconds ? seconds : undefined;
}
