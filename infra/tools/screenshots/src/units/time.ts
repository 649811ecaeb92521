import { rounded } from "./round.ts";
import type { Format } from "./scaled.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const YEAR = 365 * DAY;

/** From the longest: what one is, in seconds, and what several are called. */
const LONG = [
  [YEAR, "years"],
  [WEEK, "weeks"],
  [DAY, "days"],
  [HOUR, "hours"],
  [MINUTE, "mins"],
] as const;
const SHORT = [
  [1, "s"],
  [1e-3, "ms"],
  [1e-6, "µs"],
] as const;

const singular = (text: string, name: string) => (Number(text) === 1 ? name.replace(/s$/, "") : name);

/** Seconds in the one unit that leaves a number from 1 on: `45 ms`, `2.5 hours`. */
export const seconds: Format = (value, decimals) => {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(size)) return `${rounded(value, decimals)} s`;
  const long = LONG.find(([length]) => size >= length);
  if (long !== undefined) {
    const text = rounded(value / long[0], decimals);
    return `${text} ${singular(text, long[1])}`;
  }
  const [length, name] = SHORT.find((short) => size >= short[0]) ?? [1e-9, "ns"];
  return `${rounded(value / length, decimals)} ${name}`;
};

export const milliseconds: Format = (value, decimals) => seconds(value / 1000, decimals);

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

const several = (amount: number, name: string) => `${amount} ${name}${amount === 1 ? "" : "s"}`;

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
    return several(amount, name);
  });
  return texts.join(", ");
};

const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
const clock = (value: number) => `${two(value / HOUR)}:${two((value % HOUR) / MINUTE)}:${two(value % MINUTE)}`;
const orAgo = (value: number, format: (value: number) => string) => format(Math.abs(value)) + (value < 0 ? " ago" : "");

/** `03:25:45`. */
export const hoursMinutesSeconds: Format = (value) => orAgo(value, clock);
/** `1 d 03:25:45`. */
export const daysHoursMinutesSeconds: Format = (value) =>
  orAgo(value, (size) => `${Math.floor(size / DAY)} d ${clock(size % DAY)}`);
