import type { ThirdPartyTable } from "./types.ts";

const jobs = ["backend", "frontend", "exporter"] as const;
const whenCollected = "garbage has been collected since startup";

/** prom-client's default metrics: the Node.js processes of our applications. `processes.ts` has the rest. */
export const nodeProcess = {
  nodejs_active_handles_total: { jobs, type: "gauge", labels: [] },
  nodejs_active_requests_total: { jobs, type: "gauge", labels: [] },
  nodejs_active_resources: { jobs, type: "gauge", labels: ["type"] },
  nodejs_active_resources_total: { jobs, type: "gauge", labels: [] },
  nodejs_eventloop_lag_max_seconds: { jobs, type: "gauge", labels: [] },
  nodejs_eventloop_lag_mean_seconds: { jobs, type: "gauge", labels: [] },
  nodejs_eventloop_lag_min_seconds: { jobs, type: "gauge", labels: [] },
  nodejs_eventloop_lag_p50_seconds: { jobs, type: "gauge", labels: [] },
  nodejs_eventloop_lag_p90_seconds: { jobs, type: "gauge", labels: [] },
  nodejs_eventloop_lag_p99_seconds: { jobs, type: "gauge", labels: [] },
  nodejs_eventloop_lag_seconds: { jobs, type: "gauge", labels: [] },
  nodejs_eventloop_lag_stddev_seconds: { jobs, type: "gauge", labels: [] },
  nodejs_external_memory_bytes: { jobs, type: "gauge", labels: [] },
  nodejs_gc_duration_seconds_bucket: { jobs, type: "histogram", labels: ["kind", "le"], when: whenCollected },
  nodejs_gc_duration_seconds_count: { jobs, type: "histogram", labels: ["kind"], when: whenCollected },
  nodejs_gc_duration_seconds_sum: { jobs, type: "histogram", labels: ["kind"], when: whenCollected },
  nodejs_heap_size_total_bytes: { jobs, type: "gauge", labels: [] },
  nodejs_heap_size_used_bytes: { jobs, type: "gauge", labels: [] },
  nodejs_heap_space_size_available_bytes: { jobs, type: "gauge", labels: ["space"] },
  nodejs_heap_space_size_total_bytes: { jobs, type: "gauge", labels: ["space"] },
  nodejs_heap_space_size_used_bytes: { jobs, type: "gauge", labels: ["space"] },
  nodejs_version_info: { jobs, type: "gauge", labels: ["major", "version"] },
  process_cpu_system_seconds_total: { jobs, type: "counter", labels: [] },
  process_cpu_user_seconds_total: { jobs, type: "counter", labels: [] },
  process_heap_bytes: { jobs, type: "gauge", labels: [] },
} as const satisfies ThirdPartyTable;
