import { comparisonOfValue } from "@petswipe/promql/comparisons";
import type { AlertSpec, AlertTable, Band } from "../alerts/alert.ts";
import { thresholdFillers } from "../alerts/threshold.ts";
import { meant } from "./near.ts";
import { syntaxErrorIn } from "./parseable.ts";

const PLACEHOLDER = /\{(\w+)\}/g;
const STATED = /[\d<>=]/;
const COMPARED = /\{(bound|target)\d*\}/;

/** The problems of a threshold, as ends of sentences. */
function problemsOf({ format }: AlertSpec, band: Band): string[] {
  const { expr, threshold: text } = band;
  if (syntaxErrorIn(expr) !== undefined) return []; // reported with the rule
  const compared = comparisonOfValue(expr);
  if (text === undefined)
    return compared === undefined ? ["is missing, and the expression compares its value with no number."] : [];
  const fillers = thresholdFillers(band, format);
  const unknown = [...text.matchAll(PLACEHOLDER)].flatMap(([, name = ""]) => (name in fillers ? [] : name));
  return [
    ...(STATED.test(text.replaceAll(PLACEHOLDER, ""))
      ? [`"${text}" states a number or a comparison itself; take it from the expression with a placeholder.`]
      : []),
    ...unknown.map(
      (name) => `"${text}" uses {${name}}, which the expression does not have.${meant(name, Object.keys(fillers))}`,
    ),
    ...(compared !== undefined && !COMPARED.test(text)
      ? [`"${text}" leaves out what the value is compared with: {bound} is ${fillers["bound"]}.`]
      : []),
  ];
}

/** One problem for each threshold that does not follow from the rule's expression. */
export function thresholdTextProblems(topics: Readonly<Record<string, AlertTable>>): string[] {
  const alerts = Object.values(topics).flatMap((table) => Object.entries(table));
  const found = alerts.flatMap(([name, spec]) =>
    spec.bands.flatMap((band) => problemsOf(spec, band).map((problem) => `alert ${name}: threshold ${problem}`)),
  );
  return [...new Set(found)];
}
