import type { ThirdPartyTable } from "./types.ts";

const jobs = ["grafana"] as const;
const request = ["handler", "method", "status_code"] as const;
const whenAsked = "a page has been opened since startup";

/** Grafana. */
export const grafana = {
  grafana_api_response_status_total: { jobs, type: "counter", labels: ["code"] }, // 200, 404, 500, unknown
  grafana_build_info: { jobs, type: "gauge", labels: ["edition", "version"] },
  grafana_datasource_request_total: {
    jobs,
    type: "counter",
    labels: ["code", "datasource", "method"],
    when: "a panel has queried data since startup",
  },
  grafana_http_request_duration_seconds_bucket: {
    jobs,
    type: "histogram",
    labels: [...request, "le"],
    when: whenAsked,
  },
  grafana_http_request_duration_seconds_count: { jobs, type: "histogram", labels: request, when: whenAsked },
  grafana_http_request_duration_seconds_sum: { jobs, type: "histogram", labels: request, when: whenAsked },
  grafana_http_request_in_flight: { jobs, type: "gauge", labels: [] },
  grafana_page_response_status_total: { jobs, type: "counter", labels: ["code"] },
  grafana_proxy_response_status_total: { jobs, type: "counter", labels: ["code"] },
  grafana_stat_active_users: { jobs, type: "gauge", labels: [] },
  grafana_stat_total_users: { jobs, type: "gauge", labels: [] },
  grafana_stat_totals_dashboard: { jobs, type: "gauge", labels: [] },
} as const satisfies ThirdPartyTable;
