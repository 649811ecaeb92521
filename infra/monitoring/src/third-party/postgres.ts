import type { ThirdPartyTable } from "./types.ts";

const jobs = ["postgres"] as const;
const activity = [
  "application_name",
  "backend_type",
  "datname",
  "state",
  "usename",
  "wait_event",
  "wait_event_type",
] as const;
const table = ["datname", "relname", "schemaname"] as const;
const statement = ["datname", "queryid", "user"] as const;
const replica = ["application_name", "client_addr", "state"] as const;
const slot = ["slot_name", "slot_type"] as const;

const whenReplicating = "a replica streams from this server";
const whenSlots = "the server has a replication slot";
const whenCheckpointer = "PostgreSQL 17 or newer";
const whenStatements = "the database has the extension pg_stat_statements";

/**
 * postgres_exporter 0.18 or newer (0.17 lacks table sizes), with the collectors and session settings of
 * `postgres-exporter.ts`. It does not respond while PostgreSQL hangs, so that `pg_up` is absent rather than 0.
 */
export const postgres = {
  pg_database_size_bytes: { jobs, type: "gauge", labels: ["datname"] },
  // Transactions, despite the name; at 2 billion PostgreSQL stops accepting writes.
  pg_database_wraparound_age_datfrozenxid_seconds: { jobs, type: "gauge", labels: ["datname"] },
  pg_database_wraparound_age_datminmxid_seconds: { jobs, type: "gauge", labels: ["datname"] },
  pg_exporter_last_scrape_duration_seconds: { jobs, type: "gauge", labels: [] },
  pg_exporter_last_scrape_error: { jobs, type: "gauge", labels: [] },
  pg_locks_count: { jobs, type: "gauge", labels: ["datname", "mode"] }, // mode as in `accessexclusivelock`
  pg_long_running_transactions: { jobs, type: "gauge", labels: [] }, // open ones, however young
  pg_long_running_transactions_oldest_timestamp_seconds: { jobs, type: "gauge", labels: [] }, // an age, despite the name
  pg_postmaster_start_time_seconds: { jobs, type: "gauge", labels: [] },
  pg_replication_is_replica: { jobs, type: "gauge", labels: [] },
  pg_replication_lag_seconds: { jobs, type: "gauge", labels: [] }, // of the scraped server; 0 on a primary
  pg_replication_last_replay_seconds: { jobs, type: "gauge", labels: [] },
  pg_replication_slot_slot_current_wal_lsn: { jobs, type: "gauge", labels: slot, when: whenSlots },
  pg_replication_slot_slot_is_active: { jobs, type: "gauge", labels: slot, when: whenSlots },
  pg_replication_slot_wal_status: { jobs, type: "gauge", labels: [...slot, "wal_status"], when: whenSlots },
  pg_replication_slots_pg_wal_lsn_diff: { jobs, type: "gauge", labels: ["slot_name"], when: whenSlots }, // bytes of WAL kept
  pg_scrape_collector_duration_seconds: { jobs, type: "gauge", labels: ["collector"] },
  pg_scrape_collector_success: { jobs, type: "gauge", labels: ["collector"] },
  pg_settings_autovacuum_freeze_max_age: { jobs, type: "gauge", labels: [] },
  pg_settings_max_connections: { jobs, type: "gauge", labels: [] },
  pg_settings_shared_buffers_bytes: { jobs, type: "gauge", labels: [] },
  pg_settings_superuser_reserved_connections: { jobs, type: "gauge", labels: [] },
  pg_stat_activity_count: { jobs, type: "gauge", labels: activity },
  pg_stat_activity_max_tx_duration: { jobs, type: "gauge", labels: activity }, // seconds
  pg_stat_archiver_archived_count: { jobs, type: "counter", labels: [] },
  pg_stat_archiver_failed_count: { jobs, type: "counter", labels: [] },
  pg_stat_archiver_last_archive_age: { jobs, type: "gauge", labels: [] }, // seconds
  pg_stat_bgwriter_buffers_alloc_total: { jobs, type: "counter", labels: [] },
  pg_stat_bgwriter_buffers_clean_total: { jobs, type: "counter", labels: [] },
  pg_stat_bgwriter_maxwritten_clean_total: { jobs, type: "counter", labels: [] },
  pg_stat_checkpointer_buffers_written_total: { jobs, type: "counter", labels: [], when: whenCheckpointer },
  pg_stat_checkpointer_num_requested_total: { jobs, type: "counter", labels: [], when: whenCheckpointer },
  pg_stat_checkpointer_num_timed_total: { jobs, type: "counter", labels: [], when: whenCheckpointer },
  pg_stat_checkpointer_sync_time_total: { jobs, type: "counter", labels: [], when: whenCheckpointer }, // milliseconds
  pg_stat_checkpointer_write_time_total: { jobs, type: "counter", labels: [], when: whenCheckpointer }, // milliseconds
  pg_stat_database_active_time_seconds_total: { jobs, type: "counter", labels: ["datname"] },
  pg_stat_database_blk_read_time: { jobs, type: "counter", labels: ["datname"] }, // milliseconds, with track_io_timing
  pg_stat_database_blk_write_time: { jobs, type: "counter", labels: ["datname"] }, // milliseconds, with track_io_timing
  pg_stat_database_blks_hit: { jobs, type: "counter", labels: ["datname"] },
  pg_stat_database_blks_read: { jobs, type: "counter", labels: ["datname"] },
  pg_stat_database_conflicts: { jobs, type: "counter", labels: ["datname"] },
  pg_stat_database_deadlocks: { jobs, type: "counter", labels: ["datname"] },
  pg_stat_database_numbackends: { jobs, type: "gauge", labels: ["datname"] },
  pg_stat_database_temp_bytes: { jobs, type: "counter", labels: ["datname"] },
  pg_stat_database_temp_files: { jobs, type: "counter", labels: ["datname"] },
  pg_stat_database_tup_deleted: { jobs, type: "counter", labels: ["datname"] },
  pg_stat_database_tup_fetched: { jobs, type: "counter", labels: ["datname"] },
  pg_stat_database_tup_inserted: { jobs, type: "counter", labels: ["datname"] },
  pg_stat_database_tup_returned: { jobs, type: "counter", labels: ["datname"] },
  pg_stat_database_tup_updated: { jobs, type: "counter", labels: ["datname"] },
  pg_stat_database_xact_commit: { jobs, type: "counter", labels: ["datname"] },
  pg_stat_database_xact_rollback: { jobs, type: "counter", labels: ["datname"] },
  pg_stat_replication_pg_current_wal_lsn_bytes: { jobs, type: "gauge", labels: replica, when: whenReplicating },
  pg_stat_replication_pg_wal_lsn_diff: { jobs, type: "gauge", labels: replica, when: whenReplicating }, // bytes behind
  pg_stat_statements_block_read_seconds_total: { jobs, type: "counter", labels: statement, when: whenStatements },
  pg_stat_statements_block_write_seconds_total: { jobs, type: "counter", labels: statement, when: whenStatements },
  pg_stat_statements_calls_total: { jobs, type: "counter", labels: statement, when: whenStatements },
  pg_stat_statements_rows_total: { jobs, type: "counter", labels: statement, when: whenStatements },
  pg_stat_statements_seconds_total: { jobs, type: "counter", labels: statement, when: whenStatements },
  pg_stat_user_tables_autovacuum_count: { jobs, type: "counter", labels: table },
  pg_stat_user_tables_idx_scan: { jobs, type: "counter", labels: table },
  pg_stat_user_tables_last_analyze: { jobs, type: "gauge", labels: table },
  pg_stat_user_tables_last_autoanalyze: { jobs, type: "gauge", labels: table },
  pg_stat_user_tables_last_autovacuum: { jobs, type: "gauge", labels: table },
  pg_stat_user_tables_last_vacuum: { jobs, type: "gauge", labels: table },
  pg_stat_user_tables_n_dead_tup: { jobs, type: "gauge", labels: table },
  pg_stat_user_tables_n_live_tup: { jobs, type: "gauge", labels: table },
  pg_stat_user_tables_n_tup_del: { jobs, type: "counter", labels: table },
  pg_stat_user_tables_n_tup_hot_upd: { jobs, type: "counter", labels: table },
  pg_stat_user_tables_n_tup_ins: { jobs, type: "counter", labels: table },
  pg_stat_user_tables_n_tup_upd: { jobs, type: "counter", labels: table },
  pg_stat_user_tables_seq_scan: { jobs, type: "counter", labels: table },
  pg_stat_user_tables_seq_tup_read: { jobs, type: "counter", labels: table },
  pg_stat_user_tables_index_size_bytes: { jobs, type: "gauge", labels: table },
  pg_stat_user_tables_table_size_bytes: { jobs, type: "gauge", labels: table },
  pg_static: { jobs, type: "unknown", labels: ["short_version", "version"] }, // 1, by version
  pg_statio_user_tables_heap_blocks_hit: { jobs, type: "counter", labels: table },
  pg_statio_user_tables_heap_blocks_read: { jobs, type: "counter", labels: table },
  pg_statio_user_tables_idx_blocks_hit: { jobs, type: "counter", labels: table },
  pg_statio_user_tables_idx_blocks_read: { jobs, type: "counter", labels: table },
  pg_up: { jobs, type: "gauge", labels: [] },
  pg_wal_segments: { jobs, type: "gauge", labels: [] },
  pg_wal_size_bytes: { jobs, type: "gauge", labels: [] },
  postgres_exporter_build_info: { jobs, type: "gauge", labels: ["version"] },
} as const satisfies ThirdPartyTable;
