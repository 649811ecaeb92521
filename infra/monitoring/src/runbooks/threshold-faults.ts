import type { AlertSpec } from "../alerts/alert.ts";
import { parseRunbook } from "./parse.ts";

/** How people write a unit. */
const UNITS: Readonly<Record<string, string>> = {
  "%": "%|percent",
  ms: "ms|milliseconds?",
  s: "s|seconds?",
  m: "m|min|minutes?",
  h: "h|hours?",
  d: "d|days?",
};
const NUMBER = /(\d+(?:\.\d+)?)\s?(%|ms|s|m|h|d)?(?!\w)/g;

/** A quantity as a pattern that finds it however it is written; a bare number only where no unit follows. */
function patternOf(number: string, unit: string | undefined): RegExp {
  const digits = number.replace(".", "\\.");
  const anyUnit = Object.values(UNITS).join("|");
  const end = unit === undefined ? `(?![\\w.:%-]|\\s?(?:${anyUnit})(?!\\w))` : `[\\s-]?(?:${UNITS[unit]})(?!\\w)`;
  return new RegExp(`(?<![\\w.:-])${digits}${end}`);
}

/** Numbers of an alert's rules that its runbook repeats outside of the part about them, where they would grow old. */
export function thresholdFaults(text: string, specs: readonly AlertSpec[]): string[] {
  const prose = parseRunbook(text).prose.replaceAll(/`[^`]*`/g, "");
  const told = specs.flatMap(({ bands }) => bands.flatMap((band) => [band.threshold, band.for ?? ""])).join(" ");
  const quantities = new Map([...told.matchAll(NUMBER)].map(([all, number = "", unit]) => [all, { number, unit }]));
  return [...quantities]
    .filter(([, { number, unit }]) => Number(number) !== 0 && patternOf(number, unit).test(prose))
    .map(([all]) => `it repeats ${all} of the rule, which may change: leave it to the part about the rule.`);
}
