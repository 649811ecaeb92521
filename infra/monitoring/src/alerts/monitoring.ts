import { APPLICATIONS } from "./availability.ts";
import { alertTable } from "./define.ts";

/** Jobs whose outage has its own alert. */
const watchedElsewhere = [...APPLICATIONS, "postgres", "redis"].join("|");

const common = { team: "infrastructure", service: "prometheus", dashboard: "monitoring" } as const;

export const monitoring = alertTable({
  Watchdog: {
    ...common,
    symptom: "watchdog",
    summary: "Alerts are delivered",
    description: "Always firing. If it stops arriving, no other alert is delivered either.",
    format: "number",
    firstQuery: "up",
    alwaysFiring: true,
    bands: [{ severity: "low", expr: "vector(1)", threshold: "always" }],
  },
  ScrapeFailing: {
    ...common,
    service: "{job}",
    symptom: "scrape-failing",
    summary: "{job} cannot be scraped",
    description: "Prometheus has not been able to scrape {instance} of {job} for 5 minutes; its metrics are missing.",
    format: "number",
    firstQuery: 'up{job="{job}"}',
    bands: [
      { severity: "medium", expr: `up{job!~"${watchedElsewhere}"} == 0`, for: "5m", threshold: "down for {for}" },
    ],
  },
  RuleEvaluationFailing: {
    ...common,
    symptom: "rules-failing",
    summary: "Rule evaluations fail",
    description: "{value} rule evaluations failed in 10 minutes; alerts that depend on them cannot fire.",
    format: "number",
    firstQuery: "increase(prometheus_rule_evaluation_failures_total[10m])",
    bands: [
      {
        severity: "high",
        expr: "round(sum by (instance) (increase(prometheus_rule_evaluation_failures_total[10m]))) > 0",
        for: "2m",
        threshold: "{bound} in {range}",
      },
    ],
  },
  RuleEvaluationSlow: {
    ...common,
    symptom: "rules-slow",
    summary: "Rule evaluations are too slow",
    description:
      "{value} evaluations of rule groups were skipped in 30 minutes ({threshold}) because the previous one was still running.",
    format: "number",
    firstQuery: "topk(5, prometheus_rule_group_last_duration_seconds)",
    bands: [
      {
        severity: "medium",
        expr: "round(sum by (instance) (increase(prometheus_rule_group_iterations_missed_total[30m]))) > 2",
        threshold: "{bound} in {range}",
      },
    ],
  },
  AlertmanagerMissing: {
    ...common,
    symptom: "alertmanager-missing",
    summary: "Prometheus has no Alertmanager",
    description: "{instance} has no Alertmanager to send alerts to; no alert is delivered, and the heartbeat stops.",
    format: "number",
    firstQuery: "prometheus_notifications_alertmanagers_discovered",
    bands: [
      {
        severity: "critical",
        expr: "prometheus_notifications_alertmanagers_discovered < 1",
        for: "5m",
      },
    ],
  },
  AlertsNotSent: {
    ...common,
    symptom: "alerts-not-sent",
    summary: "Prometheus cannot send alerts",
    description: "{instance} dropped {value} alerts in 10 minutes that it could not send to Alertmanager.",
    format: "number",
    firstQuery: "rate(prometheus_notifications_errors_total[5m])",
    bands: [
      {
        severity: "high",
        expr: "round(sum by (instance) (increase(prometheus_notifications_dropped_total[10m]))) > 0",
        for: "2m",
        threshold: "{bound} in {range}",
      },
    ],
  },
  NotificationsFailing: {
    ...common,
    service: "alertmanager",
    symptom: "notifications-failing",
    summary: "Notifications by {integration} fail",
    description:
      "{value} of the notifications by {integration} failed ({threshold}); their recipients do not see the alerts.",
    format: "ratio",
    firstQuery: 'increase(alertmanager_notifications_failed_total{integration="{integration}"}[15m])',
    bands: [
      {
        severity: "high",
        expr:
          "sum by (integration) (rate(alertmanager_notifications_failed_total[15m])) / " +
          "(sum by (integration) (rate(alertmanager_notifications_total[15m])) > 0) > 0.01",
        for: "5m",
      },
    ],
  },
  ConfigReloadFailed: {
    ...common,
    symptom: "config-reload",
    summary: "A configuration reload failed",
    description: "{job} on {instance} could not load its new configuration and still runs with the old one.",
    format: "number",
    firstQuery: "prometheus_config_last_reload_successful or alertmanager_config_last_reload_successful",
    bands: [
      {
        severity: "medium",
        expr: "prometheus_config_last_reload_successful == 0",
        for: "5m",
        threshold: "failed",
      },
      {
        severity: "medium",
        service: "alertmanager",
        expr: "alertmanager_config_last_reload_successful == 0",
        for: "5m",
        threshold: "failed",
      },
    ],
  },
  CardinalityGrowth: {
    ...common,
    symptom: "cardinality",
    summary: "The number of time series is growing fast",
    description:
      "{instance} has {value} times as many series as an hour ago ({threshold}); look for an unbounded label.",
    format: "number",
    firstQuery: 'topk(10, count by (__name__, job) ({__name__!=""}))',
    bands: [
      {
        severity: "medium",
        expr: "prometheus_tsdb_head_series / (prometheus_tsdb_head_series offset 1h > 1000) > 1.5 and prometheus_tsdb_head_series > 20000",
        for: "15m",
        threshold: "{bound} times in {range}",
      },
    ],
  },
});
