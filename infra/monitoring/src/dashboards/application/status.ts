import { PercentUnit, RequestsPerSecond, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { quantile, rate } from "@petswipe/metrics/promql";
import { dropNaN, orZero, shareOf } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodBelow, plain, thresholdsOf } from "../thresholds.ts";
import { PROCESSES, SELECTED_REQUESTS } from "./selected.ts";

const byService = { where: SELECTED_REQUESTS, by: ["job"], window: "5m" } as const;
const failed = rate("http_requests_total", { ...byService, where: { ...SELECTED_REQUESTS, status: ["=~", "5.."] } });

/** Whether the selected services are the problem, and what is wrong with them. */
export const status: Section = {
  title: "Current status",
  panels: [
    {
      kind: "stat",
      title: "Requests per second",
      description: "Request rate over 5 minutes, without scrapes and health checks.",
      unit: RequestsPerSecond,
      queries: [{ expr: rate("http_requests_total", { where: SELECTED_REQUESTS, window: "5m" }), legend: "requests" }],
      thresholds: plain,
      width: 4,
    },
    {
      kind: "stat",
      title: "Highest error rate",
      description: "Highest share of 5xx responses of any service over the last 5 minutes.",
      unit: PercentUnit,
      queries: [{ expr: `max(${shareOf(failed, rate("http_requests_total", byService))})`, legend: "errors" }],
      thresholds: thresholdsOf("HighErrorRate"),
      alerts: ["HighErrorRate"],
      width: 4,
      decimals: 2,
    },
    {
      kind: "stat",
      title: "Highest p99 latency",
      description: "Highest 99th percentile of response time of any service over the last 5 minutes.",
      unit: Seconds,
      whenEmpty: "No requests",
      queries: [{ expr: `max(${dropNaN(quantile(0.99, "http_request_duration_seconds", byService))})`, legend: "p99" }],
      thresholds: thresholdsOf("HighResponseTime"),
      alerts: ["HighResponseTime"],
      width: 4,
    },
    {
      kind: "stat",
      title: "Instances down",
      description: "Backend, frontend and exporter instances that fail their scrape.",
      unit: Short,
      queries: [{ expr: orZero(`count(up{${PROCESSES}} == 0)`), legend: "down" }],
      thresholds: goodBelow(1),
      alerts: ["ServiceDown", "InstanceDown"],
      dashboards: ["overview"],
      width: 4,
      decimals: 0,
    },
    {
      kind: "stat",
      title: "Max restarts (30m)",
      description: "Starts in 30 minutes of the process that restarted most: deploys or crashes.",
      unit: Short,
      queries: [{ expr: `max(changes(process_start_time_seconds{${PROCESSES}}[30m]))`, legend: "restarts" }],
      thresholds: thresholdsOf("ServiceRestarting"),
      alerts: ["ServiceRestarting"],
      width: 4,
      decimals: 0,
    },
    {
      kind: "stat",
      title: "Max event loop lag",
      description: "p99 event loop lag of the busiest process; its requests are delayed by as much.",
      unit: Seconds,
      queries: [{ expr: `max(nodejs_eventloop_lag_p99_seconds{${PROCESSES}})`, legend: "lag" }],
      thresholds: thresholdsOf("EventLoopLag"),
      alerts: ["EventLoopLag"],
      width: 4,
    },
  ],
};
