import {
  CountsPerSecond,
  DurationSeconds,
  NoUnit,
  PercentUnit,
  Seconds,
  Short,
} from "@grafana/grafana-foundation-sdk/units";
import { ratio } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { partOf, WINDOW } from "../words.ts";
import { FIRES, HEARTBEAT } from "./heartbeat.ts";

/** What alerts are told by; Alertmanager counts for all others that it knows, too. */
const used = 'integration=~"email|pagerduty|slack|sns|webhook"';
const rated = (counter: string) => `sum by (integration) (rate(${counter}{${used}}[${WINDOW}]))`;
const sent = rated("alertmanager_notifications_total");
const failed = rated("alertmanager_notifications_failed_total");
const handed = (counter: string) => `sum(rate(${counter}[${WINDOW}]))`;

const by = "by (alertname, severity, team, service, symptom)";
const firing = 'ALERTS{alertstate="firing"}';

export const notifications: Section = {
  title: "Alerts and notifications",
  panels: [
    {
      kind: "table",
      title: "Alerts firing, the Watchdog among them",
      description:
        "Every alert that fires at this moment, for how long what it watches has been so, and for how many instances, routes and the like.",
      unit: Short,
      labels: { alertname: "alert", severity: "severity", team: "team", service: "service", symptom: "symptom" },
      columns: [
        {
          expr: `max ${by} (time() - ALERTS_FOR_STATE and ignoring (alertstate) ${firing})`,
          name: "for",
          unit: DurationSeconds,
        },
        { expr: `count ${by} (${firing})`, name: "how many", decimals: 0 },
      ],
      alerts: ["Watchdog"],
      dashboards: ["overview"],
      width: 24,
    },
    {
      kind: "timeseries",
      title: "From Prometheus to Alertmanager",
      description:
        "Alerts a second that Prometheus handed over, could not hand over to one Alertmanager (errors), and gave up (dropped).",
      unit: CountsPerSecond,
      queries: [
        { expr: handed("prometheus_notifications_sent_total"), legend: "sent" },
        { expr: handed("prometheus_notifications_errors_total"), legend: "errors" },
        { expr: handed("prometheus_notifications_dropped_total"), legend: "dropped" },
      ],
      alerts: ["AlertsNotSent", "AlertmanagerMissing"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Queue to Alertmanager",
      description: "Alerts that wait to be handed over, of those that the queue holds. What finds it full is dropped.",
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
      title: "Heartbeat",
      description: "Whether the Watchdog fired. Its notifications go to whoever calls people when they cease.",
      unit: NoUnit,
      queries: [{ expr: HEARTBEAT, legend: "Watchdog" }],
      meanings: FIRES,
      alerts: ["Watchdog"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Notifications",
      description: "Notifications a second, failed ones among them, by way; webhook is the heartbeat.",
      unit: CountsPerSecond,
      queries: [{ expr: sent, legend: "{{integration}}" }],
      alerts: ["NotificationsFailing"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Notifications that failed",
      description: "The share of notifications that Alertmanager gave up, by way; 0 where it sent none.",
      unit: PercentUnit,
      queries: [{ expr: partOf(ratio(failed, sent), sent), legend: "{{integration}}" }],
      thresholds: thresholdsOf("NotificationsFailing"),
      alerts: ["NotificationsFailing"],
      width: 8,
    },
    {
      kind: "heatmap",
      title: "Time a notification takes",
      description: "How long Alertmanager's requests to Slack, PagerDuty and the like took, of all ways together.",
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
      description: "Active ones are told; suppressed ones are silenced, or muted by another alert that is their cause.",
      unit: Short,
      queries: [{ expr: "max by (state) (alertmanager_alerts)", legend: "{{state}}" }],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Silences",
      description: "Silences by state. One that is active and forgotten hides an alert.",
      unit: Short,
      queries: [{ expr: "max by (state) (alertmanager_silences)", legend: "{{state}}" }],
      width: 12,
    },
  ],
};
