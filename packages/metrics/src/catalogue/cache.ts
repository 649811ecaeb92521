import { metricTable } from "../types.ts";

const cache = { cache_type: ["deck", "pet"] } as const;

export const cacheMetrics = metricTable({
  cache_hits_total: { type: "counter", help: "Look-ups answered from the cache.", labels: cache },
  cache_misses_total: {
    type: "counter",
    help: "Look-ups that the database had to answer, those with the cache out of reach included.",
    labels: cache,
  },
  cache_evictions_total: {
    type: "counter",
    help: "Entries taken out before their time was up, because what they held changed or could have changed unseen. (Redis' own evictions are redis_evicted_keys_total.)",
    labels: cache,
  },
  cache_size_bytes: {
    type: "gauge",
    help: "Memory of the entries in Redis, by MEMORY USAGE of a sample: of the system, not of the process (aggregate with max). Absent while Redis cannot be asked.",
    labels: cache,
  },
});
