import type { monitoring } from "../alerts/monitoring.ts";
import type { CasesOf, Firing } from "./case.ts";

type Delivery = "AlertmanagerMissing" | "AlertsNotSent" | "NotificationsFailing";

const of = (instance: string) => `job="prometheus",instance="${instance}"`;
const known = (values: string, instance = "p") => ({
  [`prometheus_notifications_alertmanagers_discovered{${of(instance)}}`]: values,
});
const nobody: Firing = { severity: "critical", labels: { job: "prometheus", instance: "p" }, value: "0" };

/** Of a Prometheus that tells them by Alertmanager. */
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
const notTold = (value: string): Firing => ({ severity: "high", labels: { integration: "slack" }, value });
const emails = { ...sent("0+2000x40", "email"), ...failed("0+1x40", "email") };
const nothing = {
  name: "nothing is known",
  series: { 'up{job="node",instance="a"}': "1x40" },
  expect: { "30m": [] },
};

/** Cases of what happens to alerts. */
export const alertDeliveryCases: Pick<CasesOf<typeof monitoring>, Delivery> = {
  AlertmanagerMissing: [
    {
      name: "one of two Prometheus servers knows none",
      series: { ...known("1x4 0x20"), ...known("1x30", "q") },
      expect: { "9m": [], "10m": [nobody] },
    },
    { name: "one is known", series: known("1x40"), expect: { "30m": [] } },
    { name: "one is found before five minutes are over", series: known("0x4 1x20"), expect: { "5m": [], "6m": [] } },
    nothing,
  ],
  AlertsNotSent: [
    {
      name: "one to each of two Alertmanagers, forgotten after ten minutes",
      series: { ...dropped("7x9 8x30"), ...dropped("0x9 1x30", "y"), ...dropped("7x40", "x", "q") },
      expect: { "11m": [], "12m": [notSent("2")], "18m": [notSent("2")], "19m": [] },
    },
    { name: "one", series: dropped("7x9 8x30"), expect: { "11m": [], "12m": [notSent("1")] } },
    { name: "it happened long ago", series: dropped("9x40"), expect: { "2m": [], "30m": [] } },
    { name: "it restarts, and counts from 0", series: dropped("9x9 0x30"), expect: { "12m": [], "15m": [] } },
    nothing,
  ],
  NotificationsFailing: [
    {
      name: "1.05% of those to Slack, by two Alertmanagers for two reasons, and hardly any email",
      series: {
        ...emails,
        ...sent("0+1000x40"),
        ...failed("0+10.5x40"),
        ...sent("0+1000x40", "slack", "y"),
        ...failed("0+10.5x40", "slack", "y", "clientError"),
      },
      expect: { "5m": [], "6m": [notTold("1.05%")], "30m": [notTold("1.05%")] },
    },
    { name: "0.95% fail", series: { ...sent("0+2000x40"), ...failed("0+19x40") }, expect: { "30m": [] } },
    { name: "1% fails", series: { ...sent("0+1600x40"), ...failed("0+16x40") }, expect: { "30m": [] } },
    {
      name: "twelve minutes after the end a quarter of an hour tells of it still, and then no more",
      series: { ...sent("90000+1000x40"), ...failed("90000+100x20 92000x20") },
      expect: { "20m": [notTold("10%")], "32m": [notTold("1.429%")], "33m": [] },
    },
    {
      name: "as many fail as before, of more",
      series: { ...sent("90000+50x20 91155+155x20"), ...failed("90000+1x40") },
      expect: { "20m": [notTold("2%")], "26m": [notTold("1.053%")], "27m": [] },
    },
    {
      name: "it is over before five minutes are",
      series: { ...sent("90000+1000x5 1095000+1000000x20"), ...failed("90000+100x40") },
      expect: { "5m": [], "6m": [], "7m": [] },
    },
    {
      name: "Alertmanager restarts, and counts from 0",
      series: { ...sent("9000+1000x9 0+1000x30"), ...failed("9000x9 0x30") },
      expect: { "15m": [], "20m": [] },
    },
    {
      name: "there are none to be a share of",
      series: { ...sent("9000x40"), ...failed("0+9x40") },
      expect: { "30m": [] },
    },
    { name: "nobody has to be told", series: { ...sent("9000x40"), ...failed("90x40") }, expect: { "30m": [] } },
    nothing,
  ],
};
