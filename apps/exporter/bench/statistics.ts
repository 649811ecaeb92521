/** The value that a fraction (0 to 1) of the samples does not exceed. Throws without samples. */
export function quantile(samples: readonly number[], fraction: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)];
  if (value === undefined) throw new RangeError("quantile: no samples");
  return value;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);
export const sum = (samples: readonly number[]): number => samples.reduce((total, sample) => total + sample, 0);
