import type { monitoring } from "../alerts/monitoring.ts";
import type { Firing, TestCasesOf } from "./test-case.ts";

type Delivery = "AlertmanagerMissing" | "AlertsNotSent" | "NotificationsFailing";

const of = (instance: string) => `job="prometheus",instance="${instance}"`;
const discovered = (values: string, instance = "p") => ({
  [`prometheus_notifications_alertmanagers_discovered{${of(instance)}}`]: values,
});
const noAlertmanager: Firing = { severity: "critical", labels: { job: "prometheus", instance: "p" }, value: "0" };

/** Alerts that one Prometheus dropped, by Alertmanager. */
const dropped = (values: string, alertmanager = "x", instance = "p") => ({
  [`prometheus_notifications_dropped_total{${of(instance)},alertmanager="${alertmanager}"}`]: values,
});
const notSent = (value: string): Firing => ({ severity: "high", labels: { instance: "p" }, value });

const sent = (values: string, integration = "slack", instance = "x") => ({
  [`alertmanager_notifications_total{job="alertmanager",instance="${instance}",integration="${integration}"}`]: values,
});
const failed = (values: string, integration = "slack", instance = "x", reason = "serverError") => ({
  [`alertmanager_notifications_failed_total{job="alertmanager",instance="${instance}",integration="${integration}",reason="${reason}"}`]:
    values,
});
const failing = (value: string): Firing => ({ severity: "high", labels: { integration: "slack" }, value });
const emails = { ...sent("0+2000x40", "email"), ...failed("0+1x40", "email") };
const noData = {
  name: "no data",
  series: { 'up{job="node",instance="a"}': "1x40" },
  expect: { "30m": [] },
};

/** Test cases of the delivery of alerts. */
export const alertDeliveryCases: Pick<TestCasesOf<typeof monitoring>, Delivery> = {
  AlertmanagerMissing: [
    {
      name: "one of two Prometheus servers has none",
      series: { ...discovered("1x4 0x20"), ...discovered("1x30", "q") },
      expect: { "9m": [], "10m": [noAlertmanager] },
    },
    { name: "one is discovered", series: discovered("1x40"), expect: { "30m": [] } },
    { name: "one is discovered within five minutes", series: discovered("0x4 1x20"), expect: { "5m": [], "6m": [] } },
    noData,
  ],
  AlertsNotSent: [
    {
      name: "one per Alertmanager, out of the window after ten minutes",
      series: { ...dropped("7x9 8x30"), ...dropped("0x9 1x30", "y"), ...dropped("7x40", "x", "q") },
      expect: { "11m": [], "12m": [notSent("2")], "18m": [notSent("2")], "19m": [] },
    },
    { name: "a single alert", series: dropped("7x9 8x30"), expect: { "11m": [], "12m": [notSent("1")] } },
    { name: "an old counter value", series: dropped("9x40"), expect: { "2m": [], "30m": [] } },
    { name: "Prometheus restarts and counts from 0", series: dropped("9x9 0x30"), expect: { "12m": [], "15m": [] } },
    noData,
  ],
  NotificationsFailing: [
    {
      name: "1.05% to Slack fail, on two Alertmanagers for two reasons, and almost no emails",
      series: {
        ...emails,
        ...sent("0+1000x40"),
        ...failed("0+10.5x40"),
        ...sent("0+1000x40", "slack", "y"),
        ...failed("0+10.5x40", "slack", "y", "clientError"),
      },
      expect: { "5m": [], "6m": [failing("1.05%")], "30m": [failing("1.05%")] },
    },
    { name: "0.95% fail", series: { ...sent("0+2000x40"), ...failed("0+19x40") }, expect: { "30m": [] } },
    {
      name: "1% fails, exactly the threshold",
      series: { ...sent("0+1600x40"), ...failed("0+16x40") },
      expect: { "30m": [] },
    },
    {
      name: "resolves 13 minutes after the end, with a window of 15 minutes",
      series: { ...sent("90000+1000x40"), ...failed("90000+100x20 92000x20") },
      expect: { "20m": [failing("10%")], "32m": [failing("1.429%")], "33m": [] },
    },
    {
      name: "the same number fails of a growing total",
      series: { ...sent("90000+50x20 91155+155x20"), ...failed("90000+1x40") },
      expect: { "20m": [failing("2%")], "26m": [failing("1.053%")], "27m": [] },
    },
    {
      name: "it ends within five minutes",
      series: { ...sent("90000+1000x5 1095000+1000000x20"), ...failed("90000+100x40") },
      expect: { "5m": [], "6m": [], "7m": [] },
    },
    {
      name: "Alertmanager restarts and counts from 0",
      series: { ...sent("9000+1000x9 0+1000x30"), ...failed("9000x9 0x30") },
      expect: { "15m": [], "20m": [] },
    },
    {
      name: "failures without a total",
      series: { ...sent("9000x40"), ...failed("0+9x40") },
      expect: { "30m": [] },
    },
    { name: "no notifications are sent", series: { ...sent("9000x40"), ...failed("90x40") }, expect: { "30m": [] } },
    noData,
  ],
};
