import type { ThirdPartyTable } from "./types.ts";

const jobs = ["cadvisor"] as const;
const container = ["container", "image"] as const;
const device = [...container, "device"] as const;
const networked = [...container, "interface"] as const;
const whenQuota = "the container has a CPU limit";

/**
 * cAdvisor 0.53 or newer. The label `container` comes from relabeling (`prometheus/jobs.ts`): standalone cAdvisor calls it
 * `name`. It is empty on control groups that are not containers, such as the host (`id="/"`).
 */
export const cadvisor = {
  cadvisor_version_info: { jobs, type: "gauge", labels: ["cadvisorVersion"] },
  container_cpu_cfs_periods_total: { jobs, type: "counter", labels: container, when: whenQuota },
  container_cpu_cfs_throttled_periods_total: { jobs, type: "counter", labels: container, when: whenQuota },
  container_cpu_cfs_throttled_seconds_total: { jobs, type: "counter", labels: container, when: whenQuota },
  container_cpu_system_seconds_total: { jobs, type: "counter", labels: container },
  container_cpu_usage_seconds_total: { jobs, type: "counter", labels: [...container, "cpu"] },
  container_cpu_user_seconds_total: { jobs, type: "counter", labels: container },
  container_fs_limit_bytes: { jobs, type: "gauge", labels: device },
  container_fs_reads_bytes_total: { jobs, type: "counter", labels: device },
  container_fs_usage_bytes: { jobs, type: "gauge", labels: device },
  container_fs_writes_bytes_total: { jobs, type: "counter", labels: device },
  container_last_seen: { jobs, type: "gauge", labels: container },
  container_memory_cache: { jobs, type: "gauge", labels: container },
  container_memory_failcnt: { jobs, type: "counter", labels: container },
  container_memory_rss: { jobs, type: "gauge", labels: container },
  container_memory_usage_bytes: { jobs, type: "gauge", labels: container },
  container_memory_working_set_bytes: { jobs, type: "gauge", labels: container },
  container_network_receive_bytes_total: { jobs, type: "counter", labels: networked },
  container_network_receive_errors_total: { jobs, type: "counter", labels: networked },
  container_network_receive_packets_dropped_total: { jobs, type: "counter", labels: networked },
  container_network_receive_packets_total: { jobs, type: "counter", labels: networked },
  container_network_transmit_bytes_total: { jobs, type: "counter", labels: networked },
  container_network_transmit_errors_total: { jobs, type: "counter", labels: networked },
  container_network_transmit_packets_dropped_total: { jobs, type: "counter", labels: networked },
  container_network_transmit_packets_total: { jobs, type: "counter", labels: networked },
  container_oom_events_total: { jobs, type: "counter", labels: container },
  container_scrape_error: { jobs, type: "gauge", labels: [] },
  container_spec_cpu_period: { jobs, type: "gauge", labels: container },
  container_spec_cpu_quota: { jobs, type: "gauge", labels: container, when: whenQuota },
  container_spec_cpu_shares: { jobs, type: "gauge", labels: container },
  container_spec_memory_limit_bytes: { jobs, type: "gauge", labels: container }, // 0: no limit
  container_start_time_seconds: { jobs, type: "gauge", labels: container },
  machine_cpu_cores: { jobs, type: "gauge", labels: [] },
  machine_memory_bytes: { jobs, type: "gauge", labels: [] },
} as const satisfies ThirdPartyTable;
