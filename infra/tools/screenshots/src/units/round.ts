/** How many digits of a number are shown where nobody has said how many decimals. */
const SIGNIFICANT = 3;

/** Decimals that leave three digits: 1.23, 12.3, 123. A whole number has none. */
function usualDecimals(value: number): number {
  if (Number.isInteger(value)) return 0;
  return Math.max(0, SIGNIFICANT - 1 - Math.floor(Math.log10(Math.abs(value))));
}

/** A number with so many decimals, or with as many as it takes to be read. What is not finite is spelt out. */
export function rounded(value: number, decimals?: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
  const exact = Number(value.toPrecision(12)); // without what floating point adds: 7.000000000000001
  const text = exact.toFixed(Math.min(decimals ?? usualDecimals(exact), 20));
  return Number(text) === 0 ? text.replace("-", "") : text;
}
