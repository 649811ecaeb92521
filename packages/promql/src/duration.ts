const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** A positive whole number with one of Prometheus' units, as a pattern for schemas. */
export const DURATION_PATTERN = "^[1-9][0-9]*(ms|s|m|h|d|w)$";

/** Milliseconds of a Prometheus duration such as `15s` or `35d`. Throws on anything else. */
export function durationMs(text: string): number {
  const match = new RegExp(DURATION_PATTERN).exec(text);
  if (match === null) throw new Error(`"${text}" is not a duration: use a whole number and a unit, such as 15s or 35d`);
  return Number.parseInt(text, 10) * UNIT_MS[match[1] as keyof typeof UNIT_MS];
}
