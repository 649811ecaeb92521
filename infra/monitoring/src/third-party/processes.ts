import { EVERY_JOB as jobs } from "./every-job.ts";
import type { ThirdPartyTable } from "./types.ts";

/** Metrics of each scraped program's own process: with `job="postgres"` the exporter's, not PostgreSQL's. */
export const processes = {
  process_cpu_seconds_total: { jobs, type: "counter", labels: [] },
  process_max_fds: { jobs, type: "gauge", labels: [] },
  process_open_fds: { jobs, type: "gauge", labels: [] },
  process_resident_memory_bytes: { jobs, type: "gauge", labels: [] },
  process_start_time_seconds: { jobs, type: "gauge", labels: [] },
  process_virtual_memory_bytes: { jobs, type: "gauge", labels: [] },
} as const satisfies ThirdPartyTable;
