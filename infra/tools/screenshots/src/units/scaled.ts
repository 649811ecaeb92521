import { rounded } from "./round.ts";

/** A value with its unit, with the given decimals or as many as make it readable. */
export type Format = (value: number, decimals?: number) => string;

/** The number, multiplied by a factor, and a suffix. */
export const fixed =
  (suffix: string, factor = 1): Format =>
  (value, decimals) =>
    rounded(value * factor, decimals) + suffix;

/** All digits of a number, in groups of three. */
export const grouped: Format = (value, decimals = 3) => value.toLocaleString("en", { maximumFractionDigits: decimals });

/** Scaled by a power of the base so that a number from 1 to the base remains. `suffixes[offset]` is the unscaled unit's. */
const scaled =
  (base: number, suffixes: readonly string[], offset = 0): Format =>
  (value, decimals) => {
    if (!Number.isFinite(value)) return rounded(value);
    const power = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)) / Math.log10(base));
    const index = Math.min(Math.max(power, -offset), suffixes.length - 1 - offset);
    return rounded(value / base ** index, decimals) + suffixes[index + offset];
  };

const METRIC = ["f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"];
const BINARY = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"];
const COUNTS = ["", "K", "M", "B", "T"];

const withPrefixes = (prefixes: readonly string[], unit: string) => prefixes.map((prefix) => ` ${prefix}${unit}`);

/** A unit with a prefix for each power of 1000: `1.50 kp/s`. */
export const metric = (unit: string): Format => scaled(1000, withPrefixes(METRIC, unit), METRIC.indexOf(""));

/** A unit with a prefix for each power of 1024: `12 MiB`. */
export const binary = (unit: string): Format => scaled(1024, withPrefixes(BINARY, unit));

/** Events per time: `12.3K req/s`. */
export const count = (unit: string): Format =>
  scaled(
    1000,
    COUNTS.map((size) => `${size} ${unit}`),
  );

/** A plain number: `1.23 K`. */
export const short: Format = scaled(1000, ["", " K", " Mil", " Bil", " Tri", " Quadr", " Quint", " Sext", " Sept"]);
