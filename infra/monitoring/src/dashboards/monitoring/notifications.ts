import {
  CountsPerSecond,
  DurationSeconds,
  NoUnit,
  PercentUnit,
  Seconds,
  Short,
} from "@grafana/grafana-foundation-sdk/units";
import { ratio } from "@petswipe/metrics/promql";
import { partOf, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { HEARTBEAT, HEARTBEAT_STATES } from "./heartbeat.ts";

/** The integrations in use; Alertmanager exports counters of all others as well. */
const used = 'integration=~"email|pagerduty|slack|sns|webhook"';
const rated = (counter: string) => `sum by (integration) (rate(${counter}{${used}}[${WINDOW}]))`;
const sent = rated("alertmanager_notifications_total");
const failed = rated("alertmanager_notifications_failed_total");
const ratePerSecond = (counter: string) => `sum(rate(${counter}[${WINDOW}]))`;

const by = "by (alertname, severity, team, service, symptom)";
const firing = 'ALERTS{alertstate="firing"}';

export const notifications: Section = {
  title: "Alerts and notifications",
  panels: [
    {
      kind: "table",
      title: "Firing alerts (including Watchdog)",
      description:
        "Every alert that is firing now, how long its condition has held, and its number of series, such as instances or routes.",
      unit: Short,
      labels: { alertname: "alert", severity: "severity", team: "team", service: "service", symptom: "symptom" },
      columns: [
        {
          expr: `max ${by} (time() - ALERTS_FOR_STATE and ignoring (alertstate) ${firing})`,
          name: "active for",
          unit: DurationSeconds,
        },
        { expr: `count ${by} (${firing})`, name: "series", decimals: 0 },
      ],
      alerts: ["Watchdog"],
      dashboards: ["overview"],
      width: 24,
    },
    {
      kind: "timeseries",
      title: "Alerts sent to Alertmanager per second",
      description: "Alerts that Prometheus sent, failed to send to one Alertmanager (errors), and dropped.",
      unit: CountsPerSecond,
      queries: [
        { expr: ratePerSecond("prometheus_notifications_sent_total"), legend: "sent" },
        { expr: ratePerSecond("prometheus_notifications_errors_total"), legend: "errors" },
        { expr: ratePerSecond("prometheus_notifications_dropped_total"), legend: "dropped" },
      ],
      alerts: ["AlertsNotSent", "AlertmanagerMissing"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Alert queue usage",
      description:
        "Alerts waiting to be sent, as a share of the queue's capacity. When the queue is full, alerts are dropped.",
      unit: PercentUnit,
      queries: [
        {
          expr: "max(prometheus_notifications_queue_length) / max(prometheus_notifications_queue_capacity)",
          legend: "waiting",
        },
      ],
      max: 1,
      alerts: ["AlertsNotSent"],
      width: 8,
    },
    {
      kind: "states",
      title: "Watchdog heartbeat",
      description: "Whether the Watchdog fires. An external service pages on-call when its notifications stop.",
      unit: NoUnit,
      queries: [{ expr: HEARTBEAT, legend: "Watchdog" }],
      valueMappings: HEARTBEAT_STATES,
      alerts: ["Watchdog"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Notifications per second",
      description: "By integration, including failed ones; webhook is the heartbeat.",
      unit: CountsPerSecond,
      queries: [{ expr: sent, legend: "{{integration}}" }],
      alerts: ["NotificationsFailing"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Notification failure rate",
      description: "Share of notifications that failed after all retries, by integration; 0 when none were sent.",
      unit: PercentUnit,
      queries: [{ expr: partOf(ratio(failed, sent), sent), legend: "{{integration}}" }],
      thresholds: thresholdsOf("NotificationsFailing"),
      alerts: ["NotificationsFailing"],
      width: 8,
    },
    {
      kind: "heatmap",
      title: "Notification latency",
      description: "Duration of Alertmanager's requests to Slack, PagerDuty and the other integrations.",
      unit: Seconds,
      queries: [
        {
          expr: `sum by (le) (increase(alertmanager_notification_latency_seconds_bucket{${used}}[${WINDOW}]))`,
          legend: "{{le}}",
        },
      ],
      alerts: ["NotificationsFailing"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Alerts in Alertmanager",
      description:
        "Active alerts are notified; suppressed ones are silenced, or inhibited by the alert that is their cause.",
      unit: Short,
      queries: [{ expr: "max by (state) (alertmanager_alerts)", legend: "{{state}}" }],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Silences",
      description: "Silences by state. A forgotten active silence hides alerts.",
      unit: Short,
      queries: [{ expr: "max by (state) (alertmanager_silences)", legend: "{{state}}" }],
      width: 12,
    },
  ],
};
