import type { ThirdPartyTable } from "./types.ts";

const jobs = ["redis"] as const;
const replica = ["slave_ip", "slave_port", "slave_state"] as const;
const whenReplicating = "a replica follows this server";

/**
 * redis_exporter 1.69 or newer, with Redis 7 or newer. The documented `redis_used_memory_bytes` is a recording rule over
 * `redis_memory_used_bytes`.
 */
export const redis = {
  redis_aof_last_write_status: { jobs, type: "gauge", labels: [] }, // 1: ok
  redis_blocked_clients: { jobs, type: "gauge", labels: [] },
  redis_commands_duration_seconds_total: { jobs, type: "counter", labels: ["cmd"] },
  redis_commands_failed_calls_total: { jobs, type: "counter", labels: ["cmd"] },
  redis_commands_latencies_usec_bucket: { jobs, type: "histogram", labels: ["cmd", "le"] }, // microseconds
  redis_commands_latencies_usec_count: { jobs, type: "histogram", labels: ["cmd"] },
  redis_commands_latencies_usec_sum: { jobs, type: "histogram", labels: ["cmd"] }, // microseconds
  redis_commands_processed_total: { jobs, type: "counter", labels: [] },
  redis_commands_rejected_calls_total: { jobs, type: "counter", labels: ["cmd"] },
  redis_commands_total: { jobs, type: "counter", labels: ["cmd"] },
  redis_config_maxclients: { jobs, type: "gauge", labels: [] },
  redis_connected_clients: { jobs, type: "gauge", labels: [] },
  redis_connected_slave_lag_seconds: { jobs, type: "gauge", labels: replica, when: whenReplicating },
  redis_connected_slave_offset_bytes: { jobs, type: "gauge", labels: replica, when: whenReplicating },
  redis_connected_slaves: { jobs, type: "gauge", labels: [] },
  redis_connections_received_total: { jobs, type: "counter", labels: [] },
  redis_cpu_sys_seconds_total: { jobs, type: "counter", labels: [] },
  redis_cpu_user_seconds_total: { jobs, type: "counter", labels: [] },
  redis_db_avg_ttl_seconds: { jobs, type: "gauge", labels: ["db"], when: "the database has keys that expire" },
  redis_db_keys: { jobs, type: "gauge", labels: ["db"] },
  redis_db_keys_expiring: { jobs, type: "gauge", labels: ["db"] },
  redis_errors_total: { jobs, type: "counter", labels: ["err"], when: "a command has failed since startup" },
  redis_evicted_keys_total: { jobs, type: "counter", labels: [] },
  redis_expired_keys_total: { jobs, type: "counter", labels: [] },
  redis_exporter_build_info: { jobs, type: "gauge", labels: ["version"] },
  redis_exporter_last_scrape_duration_seconds: { jobs, type: "gauge", labels: [] },
  redis_exporter_last_scrape_error: { jobs, type: "gauge", labels: [] },
  redis_instance_info: { jobs, type: "gauge", labels: ["maxmemory_policy", "redis_mode", "redis_version", "role"] },
  redis_keyspace_hits_total: { jobs, type: "counter", labels: [] },
  redis_keyspace_misses_total: { jobs, type: "counter", labels: [] },
  redis_last_slow_execution_duration_seconds: { jobs, type: "gauge", labels: [] },
  redis_loading_dump_file: { jobs, type: "gauge", labels: [] },
  redis_master_repl_offset: { jobs, type: "gauge", labels: [] },
  redis_mem_fragmentation_ratio: { jobs, type: "gauge", labels: [] },
  redis_memory_max_bytes: { jobs, type: "gauge", labels: [] }, // 0: no limit
  redis_memory_used_bytes: { jobs, type: "gauge", labels: [] },
  redis_memory_used_dataset_bytes: { jobs, type: "gauge", labels: [] },
  redis_memory_used_peak_bytes: { jobs, type: "gauge", labels: [] },
  redis_memory_used_rss_bytes: { jobs, type: "gauge", labels: [] },
  redis_net_input_bytes_total: { jobs, type: "counter", labels: [] },
  redis_net_output_bytes_total: { jobs, type: "counter", labels: [] },
  redis_rdb_last_bgsave_status: { jobs, type: "gauge", labels: [] }, // 1: ok
  redis_rejected_connections_total: { jobs, type: "counter", labels: [] },
  redis_slowlog_last_id: { jobs, type: "gauge", labels: [] },
  redis_slowlog_length: { jobs, type: "gauge", labels: [] },
  redis_start_time_seconds: { jobs, type: "gauge", labels: [] },
  redis_up: { jobs, type: "gauge", labels: [] },
  redis_uptime_in_seconds: { jobs, type: "gauge", labels: [] },
} as const satisfies ThirdPartyTable;
