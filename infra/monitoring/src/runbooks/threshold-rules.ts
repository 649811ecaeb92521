import type { AlertSpec } from "../alerts/alert.ts";
import { thresholdOf } from "../alerts/threshold.ts";
import { parseRunbook } from "./parse.ts";

/** Spellings of a unit in prose. */
const UNITS: Readonly<Record<string, string>> = {
  "%": "%|percent",
  ms: "ms|milliseconds?",
  s: "s|seconds?",
  m: "m|min|minutes?",
  h: "h|hours?",
  d: "d|days?",
};
const NUMBER = /(\d+(?:\.\d+)?)\s?(%|ms|s|m|h|d)?(?!\w)/g;

/** A pattern that matches a quantity in any spelling; a bare number only where no unit follows. */
function patternOf(number: string, unit: string | undefined): RegExp {
  const digits = number.replace(".", "\\.");
  const anyUnit = Object.values(UNITS).join("|");
  const end = unit === undefined ? `(?![\\w.:%-]|\\s?(?:${anyUnit})(?!\\w))` : `[\\s-]?(?:${UNITS[unit]})(?!\\w)`;
  return new RegExp(`(?<![\\w.:-])${digits}${end}`);
}

/** One problem for each threshold or duration of the rules that the prose repeats: it would become outdated. */
export function thresholdProblems(text: string, spec: Pick<AlertSpec, "bands" | "format">): string[] {
  const prose = parseRunbook(text).prose.replaceAll(/`[^`]*`/g, "");
  const ofRules = spec.bands.flatMap((band) => [thresholdOf(spec, band), band.for ?? ""]).join(" ");
  const quantities = new Map([...ofRules.matchAll(NUMBER)].map(([all, number = "", unit]) => [all, { number, unit }]));
  return [...quantities]
    .filter(([, { number, unit }]) => Number(number) !== 0 && patternOf(number, unit).test(prose))
    .map(([all]) => `prose repeats ${all} from the rule; only the generated part may state it.`);
}
