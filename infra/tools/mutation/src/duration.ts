import { durationMs } from "@petswipe/promql/duration";

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

/** A duration in Prometheus' notation, as a whole number of the largest possible unit. */
export function formatDuration(milliseconds: number): string {
  const [unit, size] = Object.entries(UNITS).find(([, size]) => milliseconds % size === 0) ?? ["ms", 1];
  return `${milliseconds / size}${unit}`;
}

/** A duration such as `5m`, halved and doubled. Throws on anything else. */
export function scaled(duration: string): string[] {
  const milliseconds = durationMs(duration);
  return [formatDuration(Math.round(milliseconds / 2)), formatDuration(milliseconds * 2)];
}
