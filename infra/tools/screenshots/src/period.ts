import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import { durationMs } from "@petswipe/promql/duration";

const UNITS = { s: "second", m: "minute", h: "hour", d: "day", w: "week" } as const;

/** The duration that a dashboard looks back at first. Throws on a time that is none until now. */
export function rangeOf({ title, time }: Dashboard): string {
  const range = /^now-(\w+)$/.exec(time?.from ?? "")?.[1];
  if (range === undefined || time?.to !== "now")
    throw new Error(`${title} shows ${time?.from} to ${time?.to}: expected a duration until now`);
  durationMs(range);
  return range;
}

/** `Last 6 hours`. */
export function rangeInWords(range: string): string {
  const amount = Number.parseInt(range, 10);
  const unit = UNITS[range.replace(/^\d+/, "") as keyof typeof UNITS] ?? "millisecond";
  return `Last ${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
