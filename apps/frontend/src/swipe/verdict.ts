/** Pixels that a card has to be carried, and pixels per second at which a flick is enough. */
const FAR = 110;
const FAST = 550;
/** A flick has to go at least this far, so that a trembling tap is none. */
const NOT_A_TAP = 24;

/** What letting go of a card means: true for a like, false for a pass, undefined to put it back. Rightwards is positive. */
export function verdict(offset: number, velocity: number): boolean | undefined {
  if (Math.abs(offset) >= FAR && Math.sign(velocity) !== -Math.sign(offset)) return offset > 0;
  const flicked = Math.abs(velocity) >= FAST && Math.abs(offset) >= NOT_A_TAP;
  return flicked && Math.sign(velocity) === Math.sign(offset) ? offset > 0 : undefined;
}
