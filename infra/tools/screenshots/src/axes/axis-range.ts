import type { Extent } from "./extent.ts";

/** Room beyond the lines, as a share, so that they do not touch the frame. */
const HEADROOM = 0.05;

/** What a panel's field options say of its axis. */
export interface AxisField {
  readonly min?: number;
  readonly max?: number;
  readonly custom: { readonly axisSoftMin?: number; readonly axisCenteredZero?: boolean };
}

function centered({ min, max }: Extent): Extent {
  const greatest = Math.max(Math.abs(min), Math.abs(max));
  return { min: -greatest, max: greatest };
}

/** An axis has a length: from zero to the only value, and to one where that is zero. */
function withLength({ min, max }: Extent): Extent {
  if (min < max) return { min, max };
  return min === 0 ? { min: 0, max: 1 } : { min: Math.min(0, min), max: Math.max(0, min) };
}

/** The ends of an axis for values of an extent: the field's minimum and maximum where it has them, else with some room. */
export function fitted({ min, max, custom }: AxisField, extent: Extent = { min: 0, max: 0 }): Extent {
  const softMin = Math.min(extent.min, custom.axisSoftMin ?? extent.min);
  const ends = withLength({ min: min ?? softMin, max: Math.max(max ?? extent.max, min ?? -Infinity) });
  const room = (ends.max - ends.min) * HEADROOM;
  const isFlat = extent.min === 0 && extent.max === 0;
  const roomy = {
    min: min ?? (extent.min < 0 ? ends.min - room : ends.min),
    max: max === undefined && !isFlat && ends.max > 0 ? ends.max + room : ends.max,
  };
  return custom.axisCenteredZero ? centered(roomy) : roomy;
}
