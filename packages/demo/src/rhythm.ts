import { type Random, weightedIndex } from "./random.ts";

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Weights of visits by hour (UTC), with a small peak at lunch and a large one in the evening. */
const HOURS = [9, 5, 3, 2, 2, 3, 8, 18, 26, 28, 30, 36, 48, 44, 34, 34, 40, 56, 78, 100, 112, 104, 70, 30];

/** Sunday first. */
const WEEKDAYS = [1.35, 0.9, 0.88, 0.92, 0.95, 1.1, 1.4];

const hour = weightedIndex(HOURS);

const startOfDay = (time: number) => Math.floor(time / DAY_MS) * DAY_MS;

/** A random time on the day of `time`, weighted by hour. */
export const momentOfDay = (time: number, random: Random): number =>
  startOfDay(time) + hour(random) * HOUR_MS + random.unit() * HOUR_MS;

/** The relative activity on the day of `time`; 1 is average. */
export const dayWeight = (time: number): number => WEEKDAYS[new Date(time).getUTCDay()] ?? 1;

/** `time` itself if it is between 8:00 and 19:00 UTC, else a time on the next working morning. */
export function inWorkingHours(time: number, random: Random): number {
  const day = startOfDay(time);
  if (time < day + 8 * HOUR_MS) return day + random.between(8, 11) * HOUR_MS;
  if (time > day + 19 * HOUR_MS) return day + DAY_MS + random.between(8, 11) * HOUR_MS;
  return time;
}
