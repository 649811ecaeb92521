import type { Slo } from "@petswipe/metrics";

/** Bad events that a factor allows at the fewest events that it may judge: it takes one more to call anybody. */
const ALLOWED = 2;

/**
 * Events in a window below which a burn rate of `factor` says too little: the SLO's own minimum, or as many as hold two
 * allowed bad ones (factor × budget × events = 2), whichever is more. One or two unlucky ones among few never call anybody.
 */
export function minimumEvents({ objective, minimumEvents: floor }: Slo, factor: number): number {
  const budget = Number((1 - objective).toPrecision(12));
  return Math.max(floor, Math.ceil(Number((ALLOWED / (budget * factor)).toPrecision(12))));
}
