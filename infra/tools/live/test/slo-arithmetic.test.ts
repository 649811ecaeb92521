import { describe, expect, it } from "vitest";
import {
  allowedBad,
  badShare,
  budgetLeft,
  budgetShare,
  budgetSpent,
  burnRateOf,
  type Count,
  type Forecast,
  outageLeft,
  secondsUntilExhausted,
} from "../src/slo/arithmetic.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const PERIOD = 30 * DAY;

describe("an error budget", () => {
  it("is 1 − objective, without rounding errors", () => {
    expect(budgetShare(0.999)).toBe(0.001);
    expect(allowedBad(1_000_000, 0.999)).toBe(1000);
  });

  it.each([0, 1, -0.5, 99.9, Number.NaN])("cannot be of the objective %s", (objective) => {
    expect(() => budgetShare(objective)).toThrow(RangeError);
  });

  it.each([
    ["there is no event", { events: 0, bad: 0 }, 1],
    ["no event was bad", { events: 1_000_000, bad: 0 }, 1],
    ["a quarter is spent", { events: 1_000_000, bad: 250 }, 0.75],
    ["exactly all of it is spent", { events: 1_000_000, bad: 1000 }, 0],
    ["it is overspent", { events: 1_000_000, bad: 3000 }, -2],
    ["every event was bad", { events: 10, bad: 10 }, -999],
  ])("when %s", (_, count, left) => {
    expect(budgetLeft(count, 0.999)).toBeCloseTo(left, 9);
  });

  it("is a number of minutes of full outage, in a whole period or in the measured part", () => {
    expect(outageLeft(1, 0.999, PERIOD) / 60).toBeCloseTo(43.2, 9);
    expect(outageLeft(0.5, 0.999, PERIOD) / 60).toBeCloseTo(21.6, 9);
    expect(outageLeft(1, 0.999, 3 * DAY) / 60).toBeCloseTo(4.32, 9);
    expect(outageLeft(-1, 0.999, PERIOD) / 60).toBeCloseTo(-43.2, 9);
  });
});

describe("a burn rate", () => {
  it("is 1 when the share of bad events is what the objective allows", () => {
    expect(burnRateOf({ events: 1000, bad: 1 }, 0.999)).toBeCloseTo(1, 9);
    expect(burnRateOf({ events: 1000, bad: 20 }, 0.999)).toBeCloseTo(20, 9);
    expect(burnRateOf({ events: 1000, bad: 0 }, 0.999)).toBe(0);
  });

  it("is not known without events", () => {
    expect(badShare({ events: 0, bad: 0 })).toBeUndefined();
    expect(burnRateOf({ events: 0, bad: 0 }, 0.999)).toBeUndefined();
  });

  it("of the workbook's pairs spends 2, 5, 10 and 10 percent of the budget within the long window", () => {
    const spent = [
      [14.4, HOUR],
      [6, 6 * HOUR],
      [3, DAY],
      [1, 3 * DAY],
    ].map(([rate = 0, seconds = 0]) => Math.round(budgetSpent(rate, seconds, PERIOD) * 1e9) / 1e9);
    expect(spent).toEqual([0.02, 0.05, 0.1, 0.1]);
  });
});

describe("the time until a budget is exhausted", () => {
  /** 1,000 events per minute, with this share of the budget left and this burn rate. */
  function until(left: number, burnRate: number, changes: Partial<Forecast> = {}): number | undefined {
    const measuredSeconds = changes.measuredSeconds ?? PERIOD;
    const events = (1000 / 60) * measuredSeconds;
    return secondsUntilExhausted({
      total: { events, bad: (1 - left) * allowedBad(events, 0.999) },
      objective: 0.999,
      pace: { events: 60_000, bad: burnRate * 60, seconds: HOUR },
      measuredSeconds,
      periodSeconds: PERIOD,
      ...changes,
    });
  }

  it.each([
    [1, 2, 15 * DAY],
    [1, 14.4, 50 * HOUR],
    [0.5, 10, 1.5 * DAY],
    [0.02, 14.4, HOUR],
  ])("with %d left at burn rate %d is the workbook's left × period ÷ burn rate", (left, burnRate, seconds) => {
    expect(until(left, burnRate)).toBeCloseTo(seconds, 3);
  });

  it("is 0 when nothing is left", () => {
    expect(until(0, 0)).toBe(0);
    expect(until(-1, 10)).toBe(0);
  });

  it("never comes at a burn rate of at most 1, or without events", () => {
    expect(until(0.5, 0)).toBeUndefined();
    expect(until(0.1, 0.9)).toBeUndefined();
    expect(until(0.5, 10, { pace: { events: 0, bad: 0, seconds: HOUR } })).toBeUndefined();
    expect(until(0.5, 10, { pace: { events: 0, bad: 0, seconds: 0 } })).toBeUndefined();
    expect(until(1, 10, { total: { events: 0, bad: 0 } })).toBeUndefined();
  });

  it("is undefined beyond a period", () => {
    expect(until(1, 2, { pace: { events: 1, bad: 1, seconds: HOUR } })).toBeUndefined();
  });

  it("takes into account that the budget grows while Prometheus is young", () => {
    const seconds = until(0.5, 11, { measuredSeconds: HOUR });
    expect(seconds).toBeCloseTo(HOUR / 20, 6);
    const after = HOUR + (seconds ?? 0);
    expect(budgetLeft({ events: after, bad: 0.5 * 0.001 * HOUR + 11 * 0.001 * (seconds ?? 0) }, 0.999)).toBeCloseTo(
      0,
      9,
    );
  });

  it("assumes a constant budget once a whole period has been measured", () => {
    const events = (1000 / 60) * 29 * DAY;
    const seconds = until(1, 2, { measuredSeconds: 29 * DAY });
    expect(seconds).toBeCloseTo(DAY + (events * 0.001 - DAY / 60) / (2 / 60), 3);
    expect(seconds).toBeCloseTo(15 * DAY, 3);
  });
});

describe("a budget of a month with uneven traffic", () => {
  /** By day 5,000 requests per five minutes with 0.01% failures; at night 5 with 5%. */
  const windows: Count[] = Array.from({ length: 30 * 288 }, (_, index) =>
    index % 288 < 192 ? { events: 5000, bad: 0.5 } : { events: 5, bad: 0.25 },
  );
  const total = windows.reduce((sum, { events, bad }) => ({ events: sum.events + events, bad: sum.bad + bad }));

  it("is wrong as a mean of ratios and right as increase over increase", () => {
    const exact = 1 - (30 * 192 * 0.5 + 30 * 96 * 0.25) / ((30 * 192 * 5000 + 30 * 96 * 5) * 0.001);
    expect(budgetLeft(total, 0.999)).toBeCloseTo(exact, 9);
    expect(exact).toBeGreaterThan(0.87);

    const meanOfRatios = windows.reduce((sum, count) => sum + (badShare(count) ?? 0), 0) / windows.length;
    expect(meanOfRatios / (total.bad / total.events)).toBeGreaterThan(100);
    expect(1 - meanOfRatios / 0.001).toBeLessThan(-15); // "sixteen budgets spent"
  });
});
