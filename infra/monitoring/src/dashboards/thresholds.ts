import { type Comparison, comparisonOfValue } from "@petswipe/promql/comparisons";
import type { AlertSpec, Band } from "../alerts/alert.ts";
import { KPI_TARGETS } from "../alerts/business.ts";
import { type AlertName, topics } from "../alerts/topics.ts";
import type { Severity } from "../alerts/vocabulary.ts";

/** The color from `value` on; the first step has no value. Values ascend. */
export interface Step {
  readonly value: number | null;
  readonly color: string;
}

export type Thresholds = readonly [Step, ...Step[]];

export const GOOD = "green";
export const NEUTRAL = "text";
export const COLOR_OF: Readonly<Record<Severity, string>> = {
  critical: "dark-red",
  high: "red",
  medium: "orange",
  low: "yellow",
};

function limitOf(alert: string, { expr }: Band): Comparison {
  const limit = comparisonOfValue(expr);
  if (limit === undefined) throw new Error(`${alert} does not compare with a number, so it has no threshold: ${expr}`);
  return limit;
}

const bandsOf = (alert: AlertName): readonly Band[] =>
  Object.values(topics).flatMap((topic: Readonly<Record<string, AlertSpec>>) => topic[alert]?.bands ?? []);

/**
 * The thresholds of an alert's bands in the colors of their severities, read from its expressions. Throws if a band compares
 * with no number, or if some bands fire above their number and some below.
 */
export function thresholdsOf(alert: AlertName): Thresholds {
  const limits = bandsOf(alert).map((band) => {
    const { operator, value } = limitOf(alert, band);
    return { above: operator.startsWith(">"), value, color: COLOR_OF[band.severity] };
  });
  const sorted = limits
    .toSorted((a, b) => a.value - b.value)
    .filter(({ value, color }, index, all) => value !== all[index - 1]?.value || color !== all[index - 1]?.color);
  const [first] = sorted;
  if (first === undefined || sorted.some(({ above }) => above !== first.above))
    throw new Error(`the bands of ${alert} do not all fire on the same side of a number, so it has no thresholds`);
  if (first.above) return [{ value: null, color: GOOD }, ...sorted.map(({ value, color }) => ({ value, color }))];
  const colors = [...sorted.map(({ color }) => color), GOOD];
  const [lowest, ...higher] = colors;
  return [
    { value: null, color: lowest ?? GOOD },
    ...higher.map((color, index) => ({ value: sorted[index]?.value ?? 0, color })),
  ];
}

/** Good from a KPI's target on. */
export const targetOf = (kpi: keyof typeof KPI_TARGETS): Thresholds => [
  { value: null, color: COLOR_OF.medium },
  { value: KPI_TARGETS[kpi], color: GOOD },
];

/** For values that are neither good nor bad. */
export const plain: Thresholds = [{ value: null, color: NEUTRAL }];

/** Good below a value. */
export const goodBelow = (value: number, severity: Severity = "high"): Thresholds => [
  { value: null, color: GOOD },
  { value, color: COLOR_OF[severity] },
];

/** Good from a value on. */
export const goodFrom = (value: number, severity: Severity = "high"): Thresholds => [
  { value: null, color: COLOR_OF[severity] },
  { value, color: GOOD },
];

/** Thresholds of 1 minus the value: of a hit ratio, where the alert compares the miss ratio. */
export function complementOf(thresholds: Thresholds): Thresholds {
  const limits = thresholds.flatMap(({ value }) => value ?? []).toReversed();
  const [lowest = NEUTRAL, ...colors] = thresholds.map(({ color }) => color).toReversed();
  const steps = colors.map((color, index) => ({ value: Number((1 - (limits[index] ?? 0)).toFixed(9)), color }));
  return [{ value: null, color: lowest }, ...steps];
}
