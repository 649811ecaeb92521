/** Digits of a number whose decimals are not configured. */
const SIGNIFICANT_DIGITS = 3;

/** Decimals that leave three digits: 1.23, 12.3, 123. A whole number has none. */
function usualDecimals(value: number): number {
  if (Number.isInteger(value)) return 0;
  return Math.max(0, SIGNIFICANT_DIGITS - 1 - Math.floor(Math.log10(Math.abs(value))));
}

/** A number with the given decimals, or as many as make it readable: `1.23`, `∞`, `NaN`. */
export function rounded(value: number, decimals = usualDecimals(value)): string {
  if (!Number.isFinite(value)) return value.toLocaleString("en");
  const factor = 10 ** decimals;
  const nearest = Math.round(value * factor) / factor;
  return String(nearest).includes("e") ? String(nearest) : nearest.toFixed(decimals);
}
