import { BytesIEC, OpsPerSecond, PercentUnit } from "@grafana/grafana-foundation-sdk/units";
import { gauge, rate } from "@petswipe/metrics/promql";
import { shareOf, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { complementOf, thresholdsOf } from "../thresholds.ts";

const by = ["cache_type"] as const;
const lookups = { by, window: "15m" } as const;
const [hits, misses] = [rate("cache_hits_total", lookups), rate("cache_misses_total", lookups)];

/** All instances: they share one Redis. */
export const cache: Section = {
  title: "Cache",
  panels: [
    {
      kind: "timeseries",
      title: "Cache hit ratio",
      description: "Share of lookups served without PostgreSQL, by cache, over 15 minutes; 100% without lookups.",
      unit: PercentUnit,
      queries: [{ expr: `1 - (${shareOf(misses, `(${hits} + ${misses})`)})`, legend: "{{cache_type}}" }],
      thresholds: complementOf(thresholdsOf("CacheMissRateHigh")),
      alerts: ["CacheMissRateHigh"],
      dashboards: ["infrastructure"],
      max: 1,
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Cache lookups per second",
      description: "Cache lookups by cache and result.",
      unit: OpsPerSecond,
      queries: [
        { expr: rate("cache_hits_total", { by, window: WINDOW }), legend: "{{cache_type}} hits" },
        { expr: rate("cache_misses_total", { by, window: WINDOW }), legend: "{{cache_type}} misses" },
      ],
      alerts: ["CacheMissRateHigh"],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Cache evictions per second",
      description: "Entries removed because their data changed. Frequent evictions explain cache misses.",
      unit: OpsPerSecond,
      queries: [{ expr: rate("cache_evictions_total", { by, window: WINDOW }), legend: "{{cache_type}}" }],
      alerts: ["CacheMissRateHigh"],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Cache size",
      description: "Memory of the cached entries in Redis, by cache, estimated from a sample.",
      unit: BytesIEC,
      queries: [{ expr: `max by (cache_type) (${gauge("cache_size_bytes")})`, legend: "{{cache_type}}" }],
      dashboards: ["infrastructure"],
      stacked: true,
      width: 6,
    },
  ],
};
