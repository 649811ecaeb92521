import type { redis } from "../alerts/redis.ts";
import { cacheCases } from "./cache.ts";
import type { Firing, TestCasesOf } from "./test-case.ts";

const of = (instance: string) => `{job="redis",instance="${instance}"}`;

/** `up` of the exporter, and `redis_up`. */
const watched = (exporter: string, itself?: string, instance = "a") => ({
  [`up${of(instance)}`]: exporter,
  ...(itself && { [`redis_up${of(instance)}`]: itself }),
});
const othersUp = { 'up{job="node",instance="a"}': "1x40" };
const down = (value: string): Firing => ({ severity: "high", value });

/** With a limit of 1, so that usage is a ratio. */
const memory = (used: string, instance = "a", limit = "1x40", policy = "noeviction") => ({
  [`redis_instance_info{job="redis",instance="${instance}",maxmemory_policy="${policy}"}`]: "1x40",
  [`redis_memory_used_bytes${of(instance)}`]: used,
  [`redis_memory_max_bytes${of(instance)}`]: limit,
});
const rejected = (values: string, instance = "a") => ({ [`redis_rejected_connections_total${of(instance)}`]: values });
const evicted = (values: string, instance = "a") => ({ [`redis_evicted_keys_total${of(instance)}`]: values });

const ofOne = (severity: Firing["severity"], value: string): Firing => ({
  severity,
  labels: { job: "redis", instance: "a" },
  value,
});
const noData = { name: "no data", series: watched("1x40"), expect: { "30m": [] } };

export const redisCases: TestCasesOf<typeof redis> = {
  ...cacheCases,
  RedisDown: [
    {
      name: "it does not respond to its exporter",
      series: { ...othersUp, ...watched("1x40", "1x4 0x10") },
      expect: { "4m": [], "5m": [], "6m": [down("0")] },
    },
    {
      name: "its exporter does not respond",
      series: { ...othersUp, ...watched("1x4 0x20", "1x4 stale") },
      expect: { "5m": [], "6m": [down("0")] },
    },
    {
      name: "no Redis is deployed",
      series: othersUp,
      expect: { "30m": [] },
    },
    {
      name: "down for one minute, at 15 s resolution",
      evaluate: "15s",
      every: "15s",
      series: watched("1x20", "1x3 0x10"),
      expect: { "105s": [], "2m": [down("0")] },
    },
    {
      name: "back within a minute",
      series: watched("1x40", "1x4 0 1x20"),
      expect: { "5m": [], "6m": [], "7m": [] },
    },
    {
      name: "one of two exporters cannot reach it",
      series: { ...watched("1x40", "0x40"), ...watched("1x40", "1x40", "b") },
      expect: { "30m": [] },
    },
    {
      name: "one of two exporters does not respond",
      series: { ...watched("0x40"), ...watched("1x40", "1x40", "b") },
      expect: { "30m": [] },
    },
    {
      name: "another job is down",
      series: { ...watched("1x40", "1x40"), 'up{job="node",instance="a"}': "0x40" },
      expect: { "30m": [] },
    },
  ],
  RedisMemoryHigh: [
    {
      name: "94.5% in use",
      series: { ...memory("945x40", "a", "1000x40"), ...memory("0.5x40", "b") },
      expect: { "9m": [], "10m": [ofOne("medium", "94.5%")] },
    },
    {
      name: "two servers alert separately",
      series: { ...memory("0.945x40"), ...memory("0.96x40", "b") },
      expect: {
        "10m": [
          ofOne("medium", "94.5%"),
          { severity: "medium", labels: { job: "redis", instance: "b" }, value: "96%" },
        ],
      },
    },
    {
      name: "a full Redis with an eviction policy does not count",
      series: { ...memory("1x40", "a", "1x40", "allkeys-lru"), ...memory("0.5x40", "b") },
      expect: { "30m": [] },
    },
    { name: "85.5% in use", series: memory("0.855x40"), expect: { "30m": [] } },
    { name: "90% in use, exactly the threshold", series: memory("0.9x40"), expect: { "30m": [] } },
    { name: "it ends within ten minutes", series: memory("0.945x9 0.5x10"), expect: { "10m": [], "11m": [] } },
    { name: "no memory limit", series: memory("0.945x40", "a", "0x40"), expect: { "30m": [] } },
    noData,
  ],
  RedisConnectionsRejected: [
    {
      name: "one within five minutes",
      series: { ...rejected("7x9 8x30"), ...rejected("7x40", "b") },
      expect: { "9m": [], "10m": [ofOne("high", "1")], "13m": [ofOne("high", "1")], "14m": [] },
    },
    {
      name: "two servers alert separately",
      series: { ...rejected("0x9 4x30"), ...rejected("0x9 2x30", "b") },
      expect: {
        "10m": [ofOne("high", "4"), { severity: "high", labels: { job: "redis", instance: "b" }, value: "2" }],
      },
    },
    { name: "an old counter value", series: rejected("9x40"), expect: { "0m": [], "30m": [] } },
    { name: "it restarts and counts from 0", series: rejected("9x9 0x30"), expect: { "10m": [], "12m": [] } },
    noData,
  ],
  RedisEvictions: [
    {
      name: "1.05 per second",
      series: { ...evicted("9000+63x40"), ...evicted("9000x40", "b") },
      expect: { "13m": [], "14m": [ofOne("low", "1.05")] },
    },
    { name: "0.95 per second", series: evicted("9000+57x40"), expect: { "30m": [] } },
    { name: "one per second, exactly the threshold", series: evicted("9000+60x40"), expect: { "30m": [] } },
    {
      name: "resolves four minutes after the end, with a window of five minutes",
      series: evicted("9000+600x20 21000x20"),
      expect: { "20m": [ofOne("low", "10")], "23m": [ofOne("low", "2.5")], "24m": [] },
    },
    {
      name: "it ends within ten minutes",
      series: evicted("9000+600x7 13200x20"),
      expect: { "10m": [], "11m": [], "12m": [] },
    },
    {
      name: "two servers, each below the threshold",
      series: { ...evicted("9000+36x40"), ...evicted("9000+36x40", "b") },
      expect: { "30m": [] },
    },
    { name: "it restarts and counts from 0", series: evicted("9000x14 0x25"), expect: { "20m": [], "30m": [] } },
    noData,
  ],
};
