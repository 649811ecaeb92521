import { rounded } from "./round.ts";
import type { Format } from "./scaled.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const YEAR = 365 * DAY;
/** Grafana switches to years at 365 days, and divides by a solar year. */
const SOLAR_YEAR = 31_556_900;

/** From the longest: the least size that is written in a unit, its length in seconds, and its name in the singular. */
const LONG = [
  [YEAR, SOLAR_YEAR, "year"],
  [WEEK, WEEK, "week"],
  [DAY, DAY, "day"],
  [HOUR, HOUR, "hour"],
  [MINUTE, MINUTE, "min"],
] as const;
/** The same of units without a plural, by factors: divisions would round differently than Grafana does. */
const SHORT = [
  [1, 1, "s"],
  [1e-3, 1e3, "ms"],
  [1e-6, 1e6, "µs"],
] as const;

/** Seconds in the one unit that leaves a number from 1 on: `45 ms`, `2.5 hours`. */
export const seconds: Format = (value, decimals) => {
  if (value === 0) return "0 s";
  const size = Math.abs(value);
  const [, length, name] = LONG.find(([least]) => size >= least) ?? [];
  if (length !== undefined) return `${rounded(value / length, decimals)} ${name}${size / length > 1 ? "s" : ""}`;
  const [, factor, unit] = SHORT.find(([least]) => size >= least) ?? [0, 1e9, "ns"];
  return `${rounded(value * factor, decimals)} ${unit}`;
};

const PARTS = [
  [YEAR, "year"],
  [30 * DAY, "month"],
  [WEEK, "week"],
  [DAY, "day"],
  [HOUR, "hour"],
  [MINUTE, "minute"],
  [1, "second"],
  [1e-3, "millisecond"],
] as const;

/** Seconds in words, the greatest unit and as many below it as there are decimals: `1 day, 3 hours`. */
export const durationInWords: Format = (value, decimals = 0) => {
  if (value === 0) return "0 seconds";
  if (value < 0) return `${durationInWords(-value, decimals)} ago`;
  const first = PARTS.findIndex(([length]) => value >= length);
  if (first === -1) return "0 milliseconds";
  let rest = value;
  const texts = PARTS.slice(first, first + decimals + 1).map(([length, name]) => {
    const amount = Math.floor(rest / length);
    rest -= amount * length;
    return `${amount} ${name}${amount === 1 ? "" : "s"}`;
  });
  return texts.join(", ");
};
