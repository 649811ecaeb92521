import type { ThirdPartyTable } from "./types.ts";

const jobs = ["prometheus"] as const;
const labels = ["remote_name", "url"] as const;
const when = "remote_write is configured";

/** Prometheus: the samples that it forwards by remote write. */
export const remoteWrite = {
  prometheus_remote_storage_highest_timestamp_in_seconds: { jobs, type: "gauge", labels: [] },
  prometheus_remote_storage_queue_highest_sent_timestamp_seconds: { jobs, type: "gauge", labels, when },
  prometheus_remote_storage_samples_failed_total: { jobs, type: "counter", labels, when },
  prometheus_remote_storage_samples_pending: { jobs, type: "gauge", labels, when },
  prometheus_remote_storage_samples_retried_total: { jobs, type: "counter", labels, when },
  prometheus_remote_storage_samples_total: { jobs, type: "counter", labels, when },
  prometheus_remote_storage_shards: { jobs, type: "gauge", labels, when },
  prometheus_remote_storage_shards_desired: { jobs, type: "gauge", labels, when },
  prometheus_remote_storage_shards_max: { jobs, type: "gauge", labels, when },
} as const satisfies ThirdPartyTable;
