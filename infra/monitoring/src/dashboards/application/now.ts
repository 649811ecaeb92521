import { PercentUnit, RequestsPerSecond, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { quantile, rate } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { goodBelow, plain, thresholdsOf } from "../thresholds.ts";
import { numbers, orZero, shareOf } from "../words.ts";
import { ASKED, PROCESSES } from "./chosen.ts";

const byService = { where: ASKED, by: ["job"], window: "5m" } as const;
const failed = rate("http_requests_total", { ...byService, where: { ...ASKED, status: ["=~", "5.."] } });

/** Of what is chosen above: is it the service, and if so, what is wrong with it. */
export const now: Section = {
  title: "Now",
  panels: [
    {
      kind: "stat",
      title: "Requests",
      description: "Requests a second, over five minutes, without scrapes and health checks.",
      unit: RequestsPerSecond,
      queries: [{ expr: rate("http_requests_total", { where: ASKED, window: "5m" }), legend: "requests" }],
      thresholds: plain,
      width: 4,
    },
    {
      kind: "stat",
      title: "Worst error rate",
      description: "The greatest share of requests to one service that were answered 5xx in the last five minutes.",
      unit: PercentUnit,
      queries: [{ expr: `max(${shareOf(failed, rate("http_requests_total", byService))})`, legend: "errors" }],
      thresholds: thresholdsOf("HighErrorRate"),
      alerts: ["HighErrorRate"],
      width: 4,
      decimals: 2,
    },
    {
      kind: "stat",
      title: "Slowest p99",
      description: "Of the service that is slowest: one request in a hundred took longer, in the last five minutes.",
      unit: Seconds,
      whenEmpty: "No request",
      queries: [{ expr: `max(${numbers(quantile(0.99, "http_request_duration_seconds", byService))})`, legend: "p99" }],
      thresholds: thresholdsOf("HighResponseTime"),
      alerts: ["HighResponseTime"],
      width: 4,
    },
    {
      kind: "stat",
      title: "Instances down",
      description: "Instances of backend, frontend and exporter that do not answer their scrape.",
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
      title: "Most restarts",
      description: "Starts within half an hour of the process that started most often: deploys, or crashes.",
      unit: Short,
      queries: [{ expr: `max(changes(process_start_time_seconds{${PROCESSES}}[30m]))`, legend: "restarts" }],
      thresholds: thresholdsOf("ServiceRestarting"),
      alerts: ["ServiceRestarting"],
      width: 4,
      decimals: 0,
    },
    {
      kind: "stat",
      title: "Longest event-loop lag",
      description:
        "How long work waits for its turn in the process that has most to do (p99): its requests wait as long.",
      unit: Seconds,
      queries: [{ expr: `max(nodejs_eventloop_lag_p99_seconds{${PROCESSES}})`, legend: "lag" }],
      thresholds: thresholdsOf("EventLoopBlocked"),
      alerts: ["EventLoopBlocked"],
      width: 4,
    },
  ],
};
