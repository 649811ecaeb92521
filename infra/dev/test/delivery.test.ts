import { waitFor } from "@petswipe/embedded";
import { SEVERITIES } from "@petswipe/monitoring/alerts/vocabulary";
import {
  type PostedAlert,
  type RunningAlertmanager,
  startAlertmanager,
} from "@petswipe/monitoring/testing/alertmanager";
import { render } from "@petswipe/monitoring/testing/alertmanager-config";
import { GROUPS } from "@petswipe/monitoring/testing/notification";
import { routesOf } from "@petswipe/monitoring/testing/routes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SINK_AWS } from "../sinks/channels.ts";
import type { Notification } from "../sinks/notification.ts";
import { type RunningSink, startSink } from "./support/sink.ts";

const always = "sunday-saturday 00:00-24:00";
const speed = 600;
const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toLocaleDateString("en", {
  weekday: "long",
  timeZone: "UTC",
});

let sink: RunningSink;
let alertmanager: RunningAlertmanager;
let inMaintenance: RunningAlertmanager;
let afterHours: RunningAlertmanager;
beforeAll(async () => {
  sink = await startSink();
  const start = (env: NodeJS.ProcessEnv) => {
    const { text } = render({ BUSINESS_HOURS: always, ...env }, { fallback: sink.channels, speed });
    return startAlertmanager(text, SINK_AWS);
  };
  [alertmanager, inMaintenance, afterHours] = await Promise.all([
    start({}),
    start({ MAINTENANCE_WINDOWS: always }),
    start({ BUSINESS_HOURS: `${inThreeDays} 09:00-17:00` }),
  ]);
});
afterAll(async () => {
  await Promise.all([alertmanager, inMaintenance, afterHours].map((running) => running.stop()));
  await sink.stop();
});

const { annotations } = GROUPS.firing[0];
const alertOf = (severity: string, name: string) => ({
  labels: { alertname: `${name}_${severity}`, severity, team: "database", service: "postgres", symptom: name },
  annotations,
});
const ended = (alert: PostedAlert): PostedAlert => ({ ...alert, endsAt: new Date(Date.now() - 1000).toISOString() });
const receiversOf = (notifications: readonly Notification[]) =>
  [...new Set(notifications.map((n) => n.receiver))].sort();

/** The receivers that have sent an alert to the sink, once there are as many as expected. */
const received = (alertname: string, status: string, expected: readonly string[]) =>
  waitFor(
    async () => {
      const receivers = receiversOf(await sink.notifications(`alertname=${alertname}&status=${status}`));
      return receivers.length >= expected.length && receivers;
    },
    { what: `${alertname}, ${status}, by ${expected.join(", ")}` },
  );

describe("an alert", () => {
  it.each(SEVERITIES)(
    "that is %s arrives by each of its channels and no other, and so does its end",
    async (severity) => {
      const alert = alertOf(severity, "delivery");
      const expected = (await routesOf(alert.labels)).sort();
      await alertmanager.post([alert]);
      expect(await received(alert.labels.alertname, "firing", expected)).toEqual(expected);
      await alertmanager.post([ended(alert)]);
      expect(await received(alert.labels.alertname, "resolved", expected)).toEqual(expected);
      expect(receiversOf(await sink.notifications(`alertname=${alert.labels.alertname}`))).toEqual(expected);
    },
  );

  it("has its severity, service and texts in every channel", async () => {
    const { labels } = alertOf("critical", "delivery");
    const notifications = await sink.notifications(`alertname=${labels.alertname}&status=firing`);
    for (const { title, text, severity, service } of notifications) {
      expect({ severity, service }).toEqual({ severity: "critical", service: "postgres" });
      expect(title).toContain("CRITICAL: High error rate on backend-1");
      expect(text).toContain("12.5% (> 10%)");
    }
  });
});

describe("the Watchdog", () => {
  it("repeatedly calls the heartbeat, and no other receiver", async () => {
    await alertmanager.post([{ labels: { ...alertOf("low", "watchdog").labels, alertname: "Watchdog" }, annotations }]);
    const beats = async () => {
      const found = await sink.notifications("channel=heartbeat&alertname=Watchdog&status=firing");
      return found.length >= 3;
    };
    await waitFor(beats, { what: "three heartbeats" });
    expect(receiversOf(await sink.notifications("alertname=Watchdog"))).toEqual(["heartbeat"]);
  });
});

describe("an alert with texts like YAML and templates", () => {
  it("arrives unchanged in PagerDuty, whose details Alertmanager parses as YAML", async () => {
    const { labels } = alertOf("critical", "hostile");
    const description = '{{ .Nothing }}: [1, "two", {three: ] # four';
    await alertmanager.post([{ labels, annotations: { ...annotations, description, first_query: '{job="x"}: 1' } }]);
    await received(labels.alertname, "firing", (await routesOf(labels)).sort());
    const [page] = await sink.notifications(`channel=pagerduty&alertname=${labels.alertname}`);
    expect(page?.text).toMatch(/^Respond immediately\.\n\n- \{\{ \.Nothing }}: \[1, "two", \{three: ] # four\n/);
    expect(page?.text).toContain('First query: {job="x"}: 1\n');
  });
});

/** Waits four times as long as any alert waits to be sent, counted in heartbeats of one Alertmanager. */
async function untilSent(running: RunningAlertmanager, name: string): Promise<void> {
  const longestWaitInBeats = 5; // of 100 ms
  await running.post([{ labels: { ...alertOf("low", "watchdog").labels, alertname: "Watchdog", service: name } }]);
  const beats = async () => {
    const found = await sink.notifications("channel=heartbeat");
    return found.filter(({ service }) => service === name).length >= 4 * longestWaitInBeats;
  };
  await waitFor(beats, { what: `heartbeats of ${name}` });
}

describe("in a maintenance window", () => {
  it("only critical alerts and the Watchdog are sent", async () => {
    const alerts = SEVERITIES.map((severity) => alertOf(severity, `maintenance_${severity}`));
    await inMaintenance.post(alerts);
    const [critical, ...others] = alerts.map(({ labels }) => labels);
    const expected = (await routesOf(critical ?? {})).sort();
    expect(await received(critical?.alertname ?? "", "firing", expected)).toEqual(expected);
    await untilSent(inMaintenance, "maintenance");
    const sent = await Promise.all(others.map(({ alertname }) => sink.notifications(`alertname=${alertname}`)));
    expect(sent.flat()).toEqual([]);
  });
});

describe("outside business hours", () => {
  it("a low alert is not mailed, and the others are", async () => {
    const [low, high] = [alertOf("low", "after_hours"), alertOf("high", "at_night")];
    await afterHours.post([low, high]);
    await untilSent(afterHours, "after-hours");
    expect(receiversOf(await sink.notifications(`alertname=${low.labels.alertname}`))).toEqual(["sns"]);
    expect(receiversOf(await sink.notifications(`alertname=${high.labels.alertname}`))).toContain("email");
  });
});
