const few = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });
const many = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A number with three significant digits below 100, without decimals from 100 on. */
export const amount = (value: number): string => (Math.abs(value) < 100 ? few : many).format(value + 0);

/** How a percentage is rounded. `down` reserves 100% for all; `none` keeps every digit of an objective or a target. */
export type Rounding = "nearest" | "down" | "none";

const tenths = {
  nearest: new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 }),
  down: new Intl.NumberFormat("en-US", { maximumFractionDigits: 1, roundingMode: "floor" }),
};

/** A share as a percentage with at most one decimal, or with two significant digits below 0.1%. */
export function percent(share: number, rounding: Rounding = "nearest"): string {
  const value = Number((share * 100).toPrecision(12)) + 0; // 0.29 * 100 is 28.999999999999996, and -0 + 0 is 0
  if (rounding === "none") return `${value}%`;
  const isTiny = value !== 0 && Math.abs(value) < 0.1;
  return `${isTiny ? Number(value.toPrecision(2)) : tenths[rounding].format(value)}%`;
}

const UNITS = [
  ["d", 86_400],
  ["h", 3600],
  ["min", 60],
  ["s", 1],
] as const;

/** A duration in its largest unit and the next one unless that is 0: `1 h 52 min`. */
export function duration(seconds: number): string {
  if (seconds < 0) return `-${duration(-seconds)}`;
  const whole = seconds < 60 ? Math.round(seconds) : Math.round(seconds / 60) * 60;
  const first = UNITS.findIndex(([, size]) => whole >= size);
  if (first === -1) return "0 s";
  let rest = whole;
  const parts = UNITS.slice(first, first + 2).map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? "" : `${count} ${unit}`;
  });
  return parts.filter((part) => part !== "").join(" ");
}

/** A Unix time in seconds as `2026-11-24 14:05 UTC`. */
export const utc = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;
