/**
 * The arithmetic of error budgets, after Google's "The Site Reliability Workbook" (2018), chapter 5, "Alerting on SLOs"
 * (https://sre.google/workbook/alerting-on-slos/). Every event has the same weight, whenever it happened. Objectives are
 * shares above 0 and below 1.
 */

/** The events of a time range. */
export interface Count {
  readonly events: number;
  /** Events that were not good. */
  readonly bad: number;
}

/** The events of a time range of known length. */
export interface Pace extends Count {
  readonly seconds: number;
}

/** The error budget as a share of all events: 1 − objective. Throws a RangeError unless 0 < objective < 1. */
export function budgetShare(objective: number): number {
  if (!(objective > 0 && objective < 1))
    throw new RangeError(`objective ${objective}: expected a share between 0 and 1`);
  return Number((1 - objective).toPrecision(12)); // 1 − 0.999 is 0.0010000000000000009
}

/** The error budget in events. */
export const allowedBad = (events: number, objective: number): number => events * budgetShare(objective);

/** The share of bad events; undefined without events. */
export const badShare = ({ events, bad }: Count): number | undefined => (events > 0 ? bad / events : undefined);

/**
 * The share of bad events ÷ the error budget. A burn rate of 1 spends the budget in exactly one period, 2 in half a period.
 * Undefined without events.
 */
export function burnRateOf(count: Count, objective: number): number | undefined {
  const share = badShare(count);
  return share === undefined ? undefined : share / budgetShare(objective);
}

/** The remaining share of the budget: 1 − bad ÷ allowed. Negative when it is overspent; 1 without events. */
export const budgetLeft = (count: Count, objective: number): number => 1 - (burnRateOf(count, objective) ?? 0);

/** The share of the budget that is spent at a burn rate in a given time: burn rate × time ÷ period. */
export const budgetSpent = (burnRate: number, seconds: number, periodSeconds: number): number =>
  (burnRate * seconds) / periodSeconds;

/**
 * Seconds of full outage until the budget is exhausted, at the mean traffic of the measured time: left × (1 − objective) ×
 * measured time. Negative when it is overspent.
 */
export const outageLeft = (left: number, objective: number, measuredSeconds: number): number =>
  left * budgetShare(objective) * measuredSeconds;

export interface Forecast {
  /** All events of the measured time. */
  readonly total: Count;
  readonly objective: number;
  /** The recent events that are extrapolated. */
  readonly pace: Pace;
  readonly measuredSeconds: number;
  readonly periodSeconds: number;
}

/**
 * Seconds until the budget is exhausted; 0 when it is, undefined when it lasts for more than a period or the burn rate is at
 * most 1.
 *
 * While less than a period has been measured, every new event adds to the budget: left ÷ (bad − allowed), per second. After
 * that, new events replace old ones and the budget is constant: left ÷ bad, which for a whole period is the workbook's
 * left × period ÷ burn rate. It is the earliest time, since bad events that leave the period are ignored.
 */
export function secondsUntilExhausted(forecast: Forecast): number | undefined {
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
