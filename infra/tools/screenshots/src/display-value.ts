import { colorOf } from "./colors.ts";
import type { Thresholds, ValueMappings } from "./supported/field.ts";
import { formatOf, type Unit } from "./units.ts";

/** How the values of a series or a column are shown. */
export interface DisplayField {
  readonly unit: Unit;
  readonly decimals?: number;
  readonly color?: { readonly mode: string };
  readonly thresholds?: Thresholds;
  readonly mappings?: ValueMappings;
}

/** A value as it is shown. */
export interface DisplayValue {
  readonly text: string;
  /** Undefined where values have no color of their own. */
  readonly color: string | undefined;
}

/** The color of the last step that a value has reached; the first step has no value. */
export function thresholdColor({ steps }: Thresholds, value: number): string | undefined {
  const reached = steps.findLast((step) => step.value === null || value >= step.value);
  return reached === undefined ? undefined : colorOf(reached.color);
}

/** The text that a value is mapped to, else the value in its unit; and its color. */
export function displayValue(field: DisplayField, value: number): DisplayValue {
  const { unit, decimals, color, thresholds, mappings = [] } = field;
  const mapped = mappings.map(({ options }) => options[String(value)]).find((result) => result !== undefined);
  if (mapped !== undefined) return { text: mapped.text, color: colorOf(mapped.color) };
  const hasColor = color?.mode === "thresholds" && thresholds !== undefined;
  return { text: formatOf(unit)(value, decimals), color: hasColor ? thresholdColor(thresholds, value) : undefined };
}
