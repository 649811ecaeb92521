import type { Field } from "../field.ts";
import type { Extent } from "./extent.ts";

/** Room beyond the lines, as a share, so that they do not touch the frame. */
const HEADROOM = 0.05;

function centred({ min, max }: Extent): Extent {
  const greatest = Math.max(Math.abs(min), Math.abs(max));
  return { min: -greatest, max: greatest };
}

/** An axis has a length: what is all the same is shown from zero on, and zero itself up to one. */
function withLength({ min, max }: Extent, { max: fixed }: Field): Extent {
  if (min < max) return { min, max };
  if (fixed !== undefined) return { min: Math.min(0, max - 1), max };
  return { min: Math.min(0, min), max: Math.max(0, min) || min + 1 };
}

/** What an axis shows of values between two: its own least and greatest where the field has them, else with some room. */
export function fitted(field: Field, extent: Extent = { min: 0, max: 0 }): Extent {
  const { min, max, custom = {} } = field;
  const soft = {
    min: Math.min(extent.min, custom.axisSoftMin ?? extent.min),
    max: Math.max(extent.max, custom.axisSoftMax ?? extent.max),
  };
  const ends = withLength({ min: min ?? soft.min, max: Math.max(max ?? soft.max, min ?? -Infinity) }, field);
  const room = (ends.max - ends.min) * HEADROOM;
  const isFlat = extent.min === 0 && extent.max === 0;
  const roomy = {
    min: min ?? (extent.min < 0 ? ends.min - room : ends.min),
    max: max === undefined && !isFlat && ends.max > 0 ? ends.max + room : ends.max,
  };
  return custom.axisCenteredZero ? centred(roomy) : roomy;
}
