import { metricTable } from "../types.ts";

const cache = { cache_type: ["deck", "pet"] } as const;

export const cacheMetrics = metricTable({
  cache_hits_total: { type: "counter", help: "Lookups answered from the cache.", labels: cache },
  cache_misses_total: {
    type: "counter",
    help: "Lookups answered by the database, including those while the cache was unreachable.",
    labels: cache,
  },
  cache_evictions_total: {
    type: "counter",
    help: "Entries removed before they expired, because their data changed or may have changed. (Redis' own evictions are redis_evicted_keys_total.)",
    labels: cache,
  },
  cache_size_bytes: {
    type: "gauge",
    help: "Memory of the entries in Redis, estimated from a sample by MEMORY USAGE: a system-wide value (aggregate with max). Absent while Redis is unreachable.",
    labels: cache,
  },
});
