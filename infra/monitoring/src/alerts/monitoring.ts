import { APPLICATIONS } from "./availability.ts";
import { alertTable } from "./define.ts";

/** Jobs that have an alert of their own for not being up. */
const watchedElsewhere = [...APPLICATIONS, "postgres", "redis"].join("|");

const about = { team: "infrastructure", service: "prometheus", dashboard: "monitoring" } as const;

export const monitoring = alertTable({
  Watchdog: {
    ...about,
    symptom: "watchdog",
    summary: "Alerts can be raised and delivered",
    description: "This alert always fires: whoever stops receiving it knows that no other one would arrive either.",
    format: "number",
    firstLook: "up",
    always: true,
    bands: [{ severity: "low", expr: "vector(1)", threshold: "always" }],
  },
  ScrapeFailing: {
    ...about,
    service: "{job}",
    symptom: "scrape-failing",
    summary: "{job} cannot be scraped",
    description:
      "{instance} of {job} has not answered Prometheus for five minutes: its part of the picture is missing.",
    format: "number",
    firstLook: 'up{job="{job}"}',
    bands: [{ severity: "medium", expr: `up{job!~"${watchedElsewhere}"} == 0`, for: "5m", threshold: "not up for 5m" }],
  },
  RuleEvaluationFailing: {
    ...about,
    symptom: "rules-failing",
    summary: "Rules cannot be evaluated",
    description: "{value} evaluations of rules failed within ten minutes: alerts that rest on them cannot fire.",
    format: "number",
    firstLook: "increase(prometheus_rule_evaluation_failures_total[10m])",
    bands: [
      {
        severity: "high",
        expr: "round(sum by (instance) (increase(prometheus_rule_evaluation_failures_total[10m]))) > 0",
        for: "2m",
        threshold: "> 0 in 10m",
      },
    ],
  },
  RuleEvaluationSlow: {
    ...about,
    symptom: "rules-slow",
    summary: "Rules take too long",
    description:
      "{value} evaluations of groups of rules were left out within 30 minutes ({threshold}), since the ones before still ran.",
    format: "number",
    firstLook: "topk(5, prometheus_rule_group_last_duration_seconds)",
    bands: [
      {
        severity: "medium",
        expr: "round(sum by (instance) (increase(prometheus_rule_group_iterations_missed_total[30m]))) > 2",
        threshold: "> 2 in 30m",
      },
    ],
  },
  AlertmanagerMissing: {
    ...about,
    symptom: "alertmanager-missing",
    summary: "Prometheus knows no Alertmanager",
    description: "{instance} has no Alertmanager to send to: nobody is told of anything. The heartbeat ends, too.",
    format: "number",
    firstLook: "prometheus_notifications_alertmanagers_discovered",
    bands: [
      {
        severity: "critical",
        expr: "prometheus_notifications_alertmanagers_discovered < 1",
        for: "5m",
        threshold: "< 1",
      },
    ],
  },
  AlertsNotSent: {
    ...about,
    symptom: "alerts-not-sent",
    summary: "Prometheus cannot hand alerts over",
    description: "{value} alerts of {instance} did not reach Alertmanager within ten minutes.",
    format: "number",
    firstLook: "rate(prometheus_notifications_errors_total[5m])",
    bands: [
      {
        severity: "high",
        expr: "round(sum by (instance) (increase(prometheus_notifications_dropped_total[10m]))) > 0",
        for: "2m",
        threshold: "> 0 in 10m",
      },
    ],
  },
  NotificationsFailing: {
    ...about,
    service: "alertmanager",
    symptom: "notifications-failing",
    summary: "Notifications by {integration} fail",
    description: "{value} of the notifications by {integration} failed ({threshold}): those people are not told.",
    format: "ratio",
    firstLook: 'increase(alertmanager_notifications_failed_total{integration="{integration}"}[15m])',
    bands: [
      {
        severity: "high",
        expr:
          "sum by (integration) (rate(alertmanager_notifications_failed_total[15m])) / " +
          "(sum by (integration) (rate(alertmanager_notifications_total[15m])) > 0) > 0.01",
        for: "5m",
        threshold: "> 1%",
      },
    ],
  },
  ConfigReloadFailed: {
    ...about,
    symptom: "config-reload",
    summary: "A new configuration was refused",
    description: "{job} on {instance} still runs with its old configuration, since it could not read the new one.",
    format: "number",
    firstLook: "prometheus_config_last_reload_successful or alertmanager_config_last_reload_successful",
    bands: [
      {
        severity: "medium",
        expr: "prometheus_config_last_reload_successful == 0",
        for: "5m",
        threshold: "not successful",
      },
      {
        severity: "medium",
        service: "alertmanager",
        expr: "alertmanager_config_last_reload_successful == 0",
        for: "5m",
        threshold: "not successful",
      },
    ],
  },
  CardinalityGrowth: {
    ...about,
    symptom: "cardinality",
    summary: "The number of series grows fast",
    description:
      "{instance} holds {value} times the series of an hour ago ({threshold}): look for a label without bounds.",
    format: "number",
    firstLook: 'topk(10, count by (__name__, job) ({__name__!=""}))',
    bands: [
      {
        severity: "medium",
        expr: "prometheus_tsdb_head_series / (prometheus_tsdb_head_series offset 1h > 1000) > 1.5 and prometheus_tsdb_head_series > 20000",
        for: "15m",
        threshold: "> 1.5 times in 1h",
      },
    ],
  },
});
