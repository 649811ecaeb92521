import { rounded } from "./round.ts";

/** A value in a unit, with so many decimals, or with as many as it takes to be read. */
export type Format = (value: number, decimals?: number) => string;

/** The number and the unit after it, of one size only. */
export const fixed =
  (suffix: string, factor = 1): Format =>
  (value, decimals) =>
    rounded(value * factor, decimals) + suffix;

/** All digits of a number, in groups of three. */
export const grouped: Format = (value, decimals = 3) => value.toLocaleString("en", { maximumFractionDigits: decimals });

/**
 * In the size that leaves a number from 1 to the base; `suffixes` are those of 1, of the base, of its square and so on.
 * Negative powers are those of `small`, nearest to 1 first.
 */
export const scaled =
  (base: number, suffixes: readonly string[], small: readonly string[] = []): Format =>
  (value, decimals) => {
    const power = value === 0 || !Number.isFinite(value) ? 0 : Math.floor(logOf(base, Math.abs(value)));
    const size = Math.max(-small.length, Math.min(power, suffixes.length - 1));
    return rounded(value / base ** size, decimals) + ((size < 0 ? small[-size - 1] : suffixes[size]) ?? "");
  };

/** A logarithm that is exact for powers of the base: floating point makes that of 1000 slightly less than 3. */
function logOf(base: number, value: number): number {
  const log = Math.log(value) / Math.log(base);
  const whole = Math.round(log);
  return Math.abs(log - whole) < 1e-12 ? whole : log;
}

const METRIC = ["", "k", "M", "G", "T", "P"];
const SMALL = ["m", "µ", "n", "p"];
const BINARY = ["", "Ki", "Mi", "Gi", "Ti", "Pi"];

const after = (text: string) => (text === "" ? "" : ` ${text}`);

/** A unit with the prefixes of a thousand each. */
export const metric = (unit: string): Format =>
  scaled(
    1000,
    METRIC.map((prefix) => after(prefix + unit)),
    SMALL.map((prefix) => after(prefix + unit)),
  );

/** A unit with the prefixes of 1024 each. */
export const binary = (unit: string): Format =>
  scaled(
    1024,
    BINARY.map((prefix) => after(prefix + unit)),
  );

/** So many of something in a time: `1.2K req/s`. */
export const count = (unit: string): Format =>
  scaled(
    1000,
    ["", "K", "M", "B", "T"].map((size) => `${size} ${unit}`),
  );
