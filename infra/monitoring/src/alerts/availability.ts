import { ERROR_RATIO, latency, REQUESTS } from "../rules/golden.ts";
import { alertTable } from "./define.ts";
import type { Severity } from "./vocabulary.ts";

/** The jobs of what we wrote. */
export const APPLICATIONS = ["backend", "frontend", "exporter"] as const;
const applications = `job=~"${APPLICATIONS.join("|")}"`;

/** Requests per second below which a share of them says too little: 30 in five minutes. */
const QUIET = 0.1;
const busy = `and on (job) ${REQUESTS} > ${QUIET}`;

const errorBand = (severity: Severity, percent: number) => ({
  severity,
  expr: `${ERROR_RATIO} > ${percent / 100} ${busy}`,
  for: "5m",
  threshold: `> ${percent}%`,
});

const latencyBand = (severity: Severity, seconds: number) => ({
  severity,
  expr: `${latency(99)} > ${seconds} ${busy}`,
  for: "10m",
  threshold: `> ${seconds}s`,
});

/** No instance of any of these jobs, or none that Prometheus knows of. */
const gone = (jobs: readonly string[]) =>
  [`max by (job) (up{job=~"${jobs.join("|")}"}) == 0`, ...jobs.map((job) => `absent(up{job="${job}"})`)].join(" or ");

export const availability = alertTable({
  ServiceDown: {
    team: "backend",
    service: "{job}",
    symptom: "down",
    summary: "{job} is down",
    description: "No instance of {job} can be scraped: it answers nobody.",
    format: "number",
    firstLook: 'up{job="{job}"}',
    dashboard: "overview",
    bands: [
      {
        severity: "critical",
        expr: gone(["backend", "frontend"]),
        for: "1m",
        threshold: "no instance up",
      },
      // KPIs stand still, and no adopter is hurt.
      { severity: "high", expr: gone(["exporter"]), for: "1m", threshold: "no instance up" },
    ],
  },
  InstanceDown: {
    team: "backend",
    service: "{job}",
    symptom: "instance-down",
    summary: "One instance of {job} is down",
    description: "{instance} cannot be scraped, while others of {job} can: there is less to serve people with.",
    format: "number",
    firstLook: 'up{job="{job}"}',
    dashboard: "overview",
    bands: [
      {
        severity: "high",
        expr: `up{${applications}} == 0 and on (job) max by (job) (up) == 1`,
        for: "5m",
        threshold: "an instance not up",
      },
    ],
  },
  ServiceRestarting: {
    team: "backend",
    service: "{job}",
    symptom: "restarts",
    summary: "{job} keeps restarting",
    description: "{instance} of {job} started {value} times in half an hour: requests under way are cut off each time.",
    format: "number",
    firstLook: 'changes(process_start_time_seconds{job="{job}"}[30m])',
    dashboard: "application",
    bands: [
      {
        severity: "medium",
        expr: `changes(process_start_time_seconds{${applications}}[30m]) > 3`,
        threshold: "> 3 in 30m",
      },
    ],
  },
  HighErrorRate: {
    team: "backend",
    service: "{job}",
    symptom: "errors",
    summary: "{job} answers too many requests with errors",
    description: "{value} of the requests to {job} were answered 5xx in the last five minutes ({threshold}).",
    format: "ratio",
    firstLook: 'topk(5, sum by (method, path, status) (rate(http_requests_total{job="{job}",status=~"5.."}[5m])))',
    dashboard: "application",
    causedBy: ["DatabaseDown"],
    bands: [errorBand("critical", 10), errorBand("high", 5), errorBand("medium", 2)],
  },
  HighResponseTime: {
    team: "backend",
    service: "{job}",
    symptom: "latency",
    summary: "{job} answers slowly",
    description: "One request in a hundred to {job} takes longer than {value} ({threshold}).",
    format: "seconds",
    firstLook:
      'topk(5, histogram_quantile(0.99, sum by (le, method, path) (rate(http_request_duration_seconds_bucket{job="{job}"}[5m]))))',
    dashboard: "application",
    causedBy: ["DatabaseDown"],
    bands: [latencyBand("high", 2), latencyBand("medium", 1)],
  },
  EventLoopBlocked: {
    team: "backend",
    service: "{job}",
    symptom: "event-loop-lag",
    summary: "{job} has too much to do",
    description:
      "Work in {instance} of {job} waits {value} for its turn (p99; {threshold}): every request waits with it.",
    format: "seconds",
    firstLook: 'rate(process_cpu_seconds_total{job="{job}"}[5m])',
    dashboard: "application",
    bands: [
      {
        severity: "medium",
        expr: `nodejs_eventloop_lag_p99_seconds{${applications}} > 0.25`,
        for: "10m",
        threshold: "> 250ms",
      },
    ],
  },
});
