const few = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });
const many = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A number of events or a burn rate: three digits where it is small, whole from 100 on. */
export const amount = (value: number): string => (Math.abs(value) < 100 ? few : many).format(value + 0);

const tenths = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** A share as a percentage with one decimal; two digits where that would be 0. */
export function percent(share: number): string {
  const value = share * 100;
  const isTiny = value !== 0 && Math.abs(value) < 0.1;
  return `${isTiny ? Number(value.toPrecision(2)) : tenths.format(value + 0)}%`;
}

/** An objective as it is written in the table: all its digits, and none that floating point adds. */
export const exactPercent = (share: number): string => `${Number((share * 100).toPrecision(12))}%`;

const UNITS = [
  ["d", 86_400],
  ["h", 3600],
  ["min", 60],
  ["s", 1],
] as const;

/** A time in its largest unit and, where it is not 0, the next: `1 h 52 min`. */
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

/** Text in columns, two spaces apart: the first aligned left, the others right. Columns named in `left` are aligned left, too. */
export function columns(rows: readonly (readonly string[])[], left: readonly number[] = []): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 || left.includes(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join("  ").trimEnd());
}
