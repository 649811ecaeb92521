import type { Slo } from "@petswipe/metrics";

/** The bad events that a factor allows at its minimum number of events: one more fires the alert. */
const ALLOWED = 2;

/**
 * The minimum number of events in a window for a burn rate of `factor` to be significant: the SLO's own minimum, or as many as
 * allow two bad ones (factor × budget × events = 2), whichever is more. One or two bad events among few never fire an alert.
 */
export function minimumEvents({ objective, minimumEvents: floor }: Slo, factor: number): number {
  const budget = Number((1 - objective).toPrecision(12));
  return Math.max(floor, Math.ceil(Number((ALLOWED / (budget * factor)).toPrecision(12))));
}
