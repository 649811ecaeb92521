import { formatOf, isBinary, isTime } from "../units.ts";
import type { Extent } from "./extent.ts";

/** A vertical axis with marks at round values. */
export interface ValueAxis extends Extent {
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** Between two labels, in pixels, at least. */
const APART = 34;
const DECIMAL = [1, 2, 2.5, 5, 10];
const TIMES = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** Without what floating point adds. */
const exact = (value: number) => Number(value.toPrecision(12));

/** Powers of ten, of two or parts of an hour, whatever the unit counts in. */
function roundStep(least: number, unit: string): number {
  if (isBinary(unit) && least > 1) return 2 ** Math.ceil(Math.log2(least));
  const time = isTime(unit) && least >= 1 ? TIMES.find((step) => step >= least) : undefined;
  if (time !== undefined) return time;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = DECIMAL.find((part) => part * power >= least * (1 - 1e-9)) ?? 10;
  return exact(factor * power);
}

/** Without zeros at the end, which say nothing where all values are round. */
const short = (text: string) => text.replace(/(\.\d*?)0+(?=\D|$)/, "$1").replace(/\.(?=\D|$)/, "");

export interface AxisOptions {
  readonly unit: string;
  /** Pixels. */
  readonly height: number;
  /** Whether the ends are to stay as they are; else they move out to the next mark. */
  readonly fixed: { readonly min: boolean; readonly max: boolean };
}

/** An axis for values in a unit, with as many marks as have room. */
export function valueAxis(extent: Extent, { unit, height, fixed }: AxisOptions): ValueAxis {
  const most = Math.max(1, Math.floor(height / APART));
  const step = roundStep((extent.max - extent.min) / most, unit);
  const min = fixed.min ? extent.min : exact(Math.floor(extent.min / step + 1e-9) * step);
  const max = fixed.max ? extent.max : exact(Math.ceil(extent.max / step - 1e-9) * step);
  const first = Math.ceil(min / step - 1e-9);
  const count = Math.floor(max / step + 1e-9) - first + 1;
  const format = formatOf(unit);
  const ticks = Array.from({ length: count }, (_, index) => exact((first + index) * step));
  return { min, max, ticks: ticks.map((value) => ({ value, text: short(format(value)) })) };
}
