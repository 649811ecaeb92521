import type { Threshold, ValueMapping, ValueMappingResult } from "@grafana/grafana-foundation-sdk/dashboard";
import { colorOf } from "./colors.ts";
import type { Field } from "./field.ts";
import { formatOf } from "./units.ts";

/** A value as people read it. */
export interface Shown {
  readonly text: string;
  /** Undefined where the field has no colour of its own. */
  readonly color: string | undefined;
}

/** The colour of the last step that a value has reached; the first has no value. */
export function stepColor(steps: readonly Threshold[], value: number): string | undefined {
  const reached = steps.findLast((step) => step.value === null || value >= step.value);
  return reached === undefined ? undefined : colorOf(reached.color);
}

function resultOf(mapping: ValueMapping, value: number): ValueMappingResult | undefined {
  const { type, options } = mapping as { readonly type: string; readonly options: unknown };
  if (type === "value") return (options as Record<string, ValueMappingResult>)[String(value)];
  if (type !== "range") throw new Error(`mappings by "${type}" are not known here`);
  const { from, to, result } = options as { from: number | null; to: number | null; result: ValueMappingResult };
  return value >= (from ?? -Infinity) && value <= (to ?? Infinity) ? result : undefined;
}

/** What the field's mappings put in a value's place. Throws on a kind of mapping that is not known here. */
function mappingOf({ mappings = [] }: Field, value: number): ValueMappingResult | undefined {
  for (const mapping of mappings) {
    const result = resultOf(mapping, value);
    if (result !== undefined) return result;
  }
  return undefined;
}

function ownColor({ color, thresholds }: Field, value: number): string | undefined {
  if (color?.mode === "fixed") return colorOf(color.fixedColor ?? "text");
  if (color?.mode !== "thresholds" || thresholds === undefined) return undefined;
  if (thresholds.mode !== "absolute") throw new Error(`thresholds by "${thresholds.mode}" are not known here`);
  return stepColor(thresholds.steps, value);
}

/** A value in its field's unit, or what it is mapped to, and its colour. Throws on a unit that is not known here. */
export function shownAs(field: Field, value: number): Shown {
  const mapped = mappingOf(field, value);
  const color = mapped?.color === undefined ? ownColor(field, value) : colorOf(mapped.color);
  return { text: mapped?.text ?? formatOf(field.unit ?? "none")(value, field.decimals), color };
}
