import { type Random, weightedIndex } from "./random.ts";

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** How much of a day's visits begin in each hour (UTC): a small peak at lunch, a large one in the evening. */
const HOURS = [9, 5, 3, 2, 2, 3, 8, 18, 26, 28, 30, 36, 48, 44, 34, 34, 40, 56, 78, 100, 112, 104, 70, 30];

/** Sunday first. */
const WEEKDAYS = [1.35, 0.9, 0.88, 0.92, 0.95, 1.1, 1.4];

const hour = weightedIndex(HOURS);

const startOfDay = (time: number) => Math.floor(time / DAY_MS) * DAY_MS;

/** A moment of the day that holds `time`, in the evening rather than at night. */
export const momentOfDay = (time: number, random: Random): number =>
  startOfDay(time) + hour(random) * HOUR_MS + random.unit() * HOUR_MS;

/** How busy the day that holds `time` is, against 1. */
export const dayWeight = (time: number): number => WEEKDAYS[new Date(time).getUTCDay()] ?? 1;

/** The same time when it is between 8:00 and 19:00 UTC, else a moment of the next working time. */
export function inWorkingHours(time: number, random: Random): number {
  const day = startOfDay(time);
  if (time < day + 8 * HOUR_MS) return day + random.between(8, 11) * HOUR_MS;
  if (time > day + 19 * HOUR_MS) return day + DAY_MS + random.between(8, 11) * HOUR_MS;
  return time;
}
