const MIN_DRAG_PX = 110;
const MIN_FLICK_PX_PER_S = 550;
/** A shorter movement is a shaky tap, not a flick. */
const MIN_FLICK_PX = 24;

/** The result of releasing a card: true for a like, false for a pass, undefined to snap back. Positive is right. */
export function verdict(offset: number, velocity: number): boolean | undefined {
  if (Math.abs(offset) >= MIN_DRAG_PX && Math.sign(velocity) !== -Math.sign(offset)) return offset > 0;
  const flicked = Math.abs(velocity) >= MIN_FLICK_PX_PER_S && Math.abs(offset) >= MIN_FLICK_PX;
  return flicked && Math.sign(velocity) === Math.sign(offset) ? offset > 0 : undefined;
}
