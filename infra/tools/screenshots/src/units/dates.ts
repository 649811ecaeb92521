import type { Format } from "./scaled.ts";

/** From the longest, in seconds. From each on, an age is told in it. */
const AGES = [
  [365 * 86_400, "year"],
  [30 * 86_400, "month"],
  [86_400, "day"],
  [3600, "hour"],
  [60, "minute"],
] as const;

function inWords(seconds: number): string {
  const [length, name] = AGES.find(([length]) => seconds >= length * 0.9) ?? [undefined, "second"];
  if (length === undefined) return "a few seconds";
  const amount = Math.max(1, Math.round(seconds / length));
  return amount === 1 ? `${name === "hour" ? "an" : "a"} ${name}` : `${amount} ${name}s`;
}

/** Unix milliseconds as what they are from now, roughly: `5 minutes ago`. */
export const fromNow: Format = (value) => {
  const seconds = (Date.now() - value) / 1000;
  return seconds >= 0 ? `${inWords(seconds)} ago` : `in ${inWords(-seconds)}`;
};

/** Unix milliseconds as a date and a time, in UTC: `2026-03-14 09:26:53`. */
export const dateAndTime: Format = (value) => new Date(value).toISOString().slice(0, 19).replace("T", " ");
