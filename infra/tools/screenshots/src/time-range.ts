import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Range } from "@petswipe/prometheus-client";
import { durationMs } from "@petswipe/promql/duration";

const UNITS = { s: "second", m: "minute", h: "hour", d: "day", w: "week" } as const;

/** The range of a dashboard when it opens. Throws on one that does not end now. */
export function rangeOf({ title, time }: Dashboard): string {
  const range = /^now-(\w+)$/.exec(time?.from ?? "")?.[1];
  if (range === undefined || time?.to !== "now")
    throw new Error(`${title} shows ${time?.from} to ${time?.to}: expected now-<duration> to now`);
  durationMs(range);
  return range;
}

/** `Last 6 hours`. */
export function rangeInWords(range: string): string {
  const amount = Number.parseInt(range, 10);
  const unit = UNITS[range.replace(/^\d+/, "") as keyof typeof UNITS] ?? "millisecond";
  return `Last ${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

/** Unix seconds as a date and a time to the minute, in UTC: `2026-03-14 09:26`. */
const minuteOf = (at: number): string => new Date(at * 1000).toISOString().slice(0, 16).replace("T", " ");

/** Both ends of a period, the date once where it is the same: `2026-03-14 08:26 to 09:26 UTC`. */
export function periodInWords({ from, to }: Pick<Range, "from" | "to">): string {
  const [first, last] = [minuteOf(from), minuteOf(to)];
  const isSameDay = first.slice(0, 10) === last.slice(0, 10);
  return `${first} to ${isSameDay ? last.slice(11) : last} UTC`;
}
