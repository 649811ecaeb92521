import type { ThirdPartyTable } from "./types.ts";

const jobs = ["alertmanager"] as const;

/**
 * Alertmanager 0.28 or newer. Its series of notifications exist for every kind of integration from the start, configured or
 * not.
 */
export const alertmanager = {
  alertmanager_alerts: { jobs, type: "gauge", labels: ["state"] }, // active, suppressed, unprocessed
  alertmanager_alerts_invalid_total: { jobs, type: "counter", labels: ["version"] },
  alertmanager_alerts_received_total: { jobs, type: "counter", labels: ["status", "version"] },
  alertmanager_build_info: { jobs, type: "gauge", labels: ["version"] },
  alertmanager_config_hash: { jobs, type: "gauge", labels: [] },
  alertmanager_config_last_reload_success_timestamp_seconds: { jobs, type: "gauge", labels: [] },
  alertmanager_config_last_reload_successful: { jobs, type: "gauge", labels: [] },
  alertmanager_dispatcher_aggregation_groups: { jobs, type: "gauge", labels: [] },
  alertmanager_dispatcher_alert_processing_duration_seconds_count: { jobs, type: "summary", labels: [] },
  alertmanager_dispatcher_alert_processing_duration_seconds_sum: { jobs, type: "summary", labels: [] },
  alertmanager_http_concurrency_limit_exceeded_total: { jobs, type: "counter", labels: ["method"] },
  alertmanager_http_requests_in_flight: { jobs, type: "gauge", labels: ["method"] },
  alertmanager_integrations: { jobs, type: "gauge", labels: [] },
  alertmanager_nflog_query_errors_total: { jobs, type: "counter", labels: [] },
  alertmanager_notification_latency_seconds_bucket: { jobs, type: "histogram", labels: ["integration", "le"] },
  alertmanager_notification_latency_seconds_count: { jobs, type: "histogram", labels: ["integration"] },
  alertmanager_notification_latency_seconds_sum: { jobs, type: "histogram", labels: ["integration"] },
  alertmanager_notification_requests_failed_total: { jobs, type: "counter", labels: ["integration"] }, // tries
  alertmanager_notification_requests_total: { jobs, type: "counter", labels: ["integration"] },
  alertmanager_notifications_failed_total: { jobs, type: "counter", labels: ["integration", "reason"] }, // given up
  alertmanager_notifications_total: { jobs, type: "counter", labels: ["integration"] },
  alertmanager_receivers: { jobs, type: "gauge", labels: [] },
  alertmanager_silences: { jobs, type: "gauge", labels: ["state"] }, // active, expired, pending
  alertmanager_silences_query_errors_total: { jobs, type: "counter", labels: [] },
} as const satisfies ThirdPartyTable;
