import { BytesIEC, OpsPerSecond, PercentUnit } from "@grafana/grafana-foundation-sdk/units";
import { gauge, rate } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { complementOf, thresholdsOf } from "../thresholds.ts";
import { shareOf, WINDOW } from "../words.ts";

const by = ["cache_type"] as const;
const lookUps = { by, window: "15m" } as const;
const [hits, misses] = [rate("cache_hits_total", lookUps), rate("cache_misses_total", lookUps)];

/** Of all instances, which share one Redis. */
export const cache: Section = {
  title: "Cache",
  panels: [
    {
      kind: "timeseries",
      title: "Cache hit ratio",
      description:
        "The share of look-ups that PostgreSQL did not have to answer, by cache, over a quarter of an hour; all of them while nothing is looked up.",
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
      title: "Look-ups",
      description: "Look-ups a second, by cache and whether the cache had the answer.",
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
      title: "Evictions",
      description:
        "Entries a second that were taken out since what they held changed: many of them are why look-ups miss.",
      unit: OpsPerSecond,
      queries: [{ expr: rate("cache_evictions_total", { by, window: WINDOW }), legend: "{{cache_type}}" }],
      alerts: ["CacheMissRateHigh"],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Cache size",
      description: "Memory of the entries in Redis, by cache, from a sample.",
      unit: BytesIEC,
      queries: [{ expr: `max by (cache_type) (${gauge("cache_size_bytes")})`, legend: "{{cache_type}}" }],
      dashboards: ["infrastructure"],
      stacked: true,
      width: 6,
    },
  ],
};
