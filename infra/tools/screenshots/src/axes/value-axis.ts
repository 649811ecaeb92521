import { formatOf, isBinary, isTime, type Unit } from "../units.ts";
import type { Extent } from "./extent.ts";

/** A vertical axis with ticks at round values. */
export interface ValueAxis extends Extent {
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** The least distance between two labels. */
const LABEL_DISTANCE_PX = 34;
const DECIMAL_STEPS = [1, 2, 2.5, 5, 10];
const TIME_STEPS_SECONDS = [
  ...[1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800],
  ...[3600, 7200, 10_800, 21_600, 43_200, 86_400],
];

/** Without floating-point errors. */
const exact = (value: number) => Number(value.toPrecision(12));

/** A power of ten or of two, or a part of an hour, depending on the unit. */
function roundStep(least: number, unit: Unit): number {
  if (isBinary(unit) && least > 1) return 2 ** Math.ceil(Math.log2(least));
  const time = isTime(unit) && least >= 1 ? TIME_STEPS_SECONDS.find((step) => step >= least) : undefined;
  if (time !== undefined) return time;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = DECIMAL_STEPS.find((part) => part * power >= least * (1 - 1e-9)) ?? 10;
  return exact(factor * power);
}

/** Without zeros at the end of decimals. */
const short = (text: string) => text.replace(/(\.\d*?)0+(?=\D|$)/, "$1").replace(/\.(?=\D|$)/, "");

export interface AxisOptions {
  readonly unit: Unit;
  /** Pixels. */
  readonly height: number;
  /** Whether the ends stay as they are; else they move out to the next tick. */
  readonly fixed: { readonly min: boolean; readonly max: boolean };
}

/** An axis for values in a unit, with as many ticks as have room. */
export function valueAxis(extent: Extent, { unit, height, fixed }: AxisOptions): ValueAxis {
  const most = Math.max(1, Math.floor(height / LABEL_DISTANCE_PX));
  const step = roundStep((extent.max - extent.min) / most, unit);
  const min = fixed.min ? extent.min : exact(Math.floor(extent.min / step + 1e-9) * step);
  const max = fixed.max ? extent.max : exact(Math.ceil(extent.max / step - 1e-9) * step);
  const first = Math.ceil(min / step - 1e-9);
  const count = Math.floor(max / step + 1e-9) - first + 1;
  const format = formatOf(unit);
  const ticks = Array.from({ length: count }, (_, index) => exact((first + index) * step));
  return { min, max, ticks: ticks.map((value) => ({ value, text: short(format(value)) })) };
}
