import { ERROR_RATIO, latency, REQUESTS } from "../rules/golden.ts";
import { alertTable } from "./define.ts";
import type { Severity } from "./vocabulary.ts";

/** The jobs of our own services. */
export const APPLICATIONS = ["backend", "frontend", "exporter"] as const;
const applications = `job=~"${APPLICATIONS.join("|")}"`;

/** Requests per second, 30 in five minutes. Below it one slow or failed request would dominate the ratio. */
const QUIET = 0.1;
const busy = `and on (job) ${REQUESTS} > ${QUIET}`;

const errorBand = (severity: Severity, percent: number) => ({
  severity,
  expr: `${ERROR_RATIO} > ${percent / 100} ${busy}`,
  for: "5m",
});

const latencyBand = (severity: Severity, seconds: number) => ({
  severity,
  expr: `${latency(99)} > ${seconds} ${busy}`,
  for: "10m",
});

/** Jobs of which no instance is up, or which Prometheus does not scrape at all. */
const noneUp = (jobs: readonly string[]) =>
  [`max by (job) (up{job=~"${jobs.join("|")}"}) == 0`, ...jobs.map((job) => `absent(up{job="${job}"})`)].join(" or ");

export const availability = alertTable({
  ServiceDown: {
    team: "backend",
    service: "{job}",
    symptom: "down",
    summary: "{job} is down",
    description: "No instance of {job} can be scraped; it is not serving requests.",
    format: "number",
    firstQuery: 'up{job="{job}"}',
    dashboard: "overview",
    bands: [
      {
        severity: "critical",
        expr: noneUp(["backend", "frontend"]),
        for: "1m",
        threshold: "no instance up",
      },
      // KPIs go stale, but users are not affected.
      { severity: "high", expr: noneUp(["exporter"]), for: "1m", threshold: "no instance up" },
    ],
  },
  InstanceDown: {
    team: "backend",
    service: "{job}",
    symptom: "instance-down",
    summary: "An instance of {job} is down",
    description: "{instance} cannot be scraped while other instances of {job} can; capacity is reduced.",
    format: "number",
    firstQuery: 'up{job="{job}"}',
    dashboard: "overview",
    bands: [
      {
        severity: "high",
        expr: `up{${applications}} == 0 and on (job) max by (job) (up) == 1`,
        for: "5m",
        threshold: "an instance down",
      },
    ],
  },
  ServiceRestarting: {
    team: "backend",
    service: "{job}",
    symptom: "restarts",
    summary: "{job} keeps restarting",
    description:
      "{instance} of {job} restarted {value} times in 30 minutes; each restart drops the requests in flight.",
    format: "number",
    firstQuery: 'changes(process_start_time_seconds{job="{job}"}[30m])',
    dashboard: "application",
    bands: [
      {
        severity: "medium",
        expr: `changes(process_start_time_seconds{${applications}}[30m]) > 3`,
        threshold: "{bound} in {range}",
      },
    ],
  },
  HighErrorRate: {
    team: "backend",
    service: "{job}",
    symptom: "errors",
    summary: "High error rate on {job}",
    description: "{value} of requests to {job} got a 5xx response in the last 5 minutes ({threshold}).",
    format: "ratio",
    firstQuery: 'topk(5, sum by (method, path, status) (rate(http_requests_total{job="{job}",status=~"5.."}[5m])))',
    dashboard: "application",
    causedBy: ["DatabaseDown"],
    bands: [errorBand("critical", 10), errorBand("high", 5), errorBand("medium", 2)],
  },
  HighResponseTime: {
    team: "backend",
    service: "{job}",
    symptom: "latency",
    summary: "High response time on {job}",
    description: "p99 response time of {job} is {value} ({threshold}).",
    format: "seconds",
    firstQuery:
      'topk(5, histogram_quantile(0.99, sum by (le, method, path) (rate(http_request_duration_seconds_bucket{job="{job}"}[5m]))))',
    dashboard: "application",
    causedBy: ["DatabaseDown"],
    bands: [latencyBand("high", 2), latencyBand("medium", 1)],
  },
  EventLoopLag: {
    team: "backend",
    service: "{job}",
    symptom: "event-loop-lag",
    summary: "The event loop of {job} is lagging",
    description: "p99 event-loop lag on {instance} of {job} is {value} ({threshold}); every request waits that long.",
    format: "seconds",
    firstQuery: 'rate(process_cpu_seconds_total{job="{job}"}[5m])',
    dashboard: "application",
    bands: [
      {
        severity: "medium",
        expr: `nodejs_eventloop_lag_p99_seconds{${applications}} > 0.25`,
        for: "10m",
      },
    ],
  },
});
