import { ConfigError } from "@petswipe/config";
import { describe, expect, it } from "vitest";
import { readAlertmanagerSettings } from "../../src/alertmanager/settings.ts";
import { parseWeek } from "../../src/alertmanager/week.ts";
import { EVERYTHING, render } from "../support/alertmanager-config.ts";

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readAlertmanagerSettings(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("Alertmanager's environment", () => {
  it("may have nothing set, and everything", () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf(EVERYTHING)).toEqual([]);
  });

  it.each([
    [
      { SLACK_WEBHOOK_URL_FILE_BACKEND: "https://hooks.slack.example/x" },
      /^SLACK_WEBHOOK_URL_FILE_BACKEND .*file with/,
    ],
    [{ PAGERDUTY_ROUTING_KEY_FILE_REDIS: "key" }, /^PAGERDUTY_ROUTING_KEY_FILE_REDIS .*file with/],
    [{ PAGERDUTY_URL: "events" }, /^PAGERDUTY_URL /],
    [{ SNS_TOPIC_ARN: "arn:aws:sqs:eu-west-1:123456789012:alerts" }, /^SNS_TOPIC_ARN .*such as arn:aws:sns/],
    [{ SNS_SMS_TOPIC_ARN: "alerts" }, /^SNS_SMS_TOPIC_ARN /],
    [{ SNS_API_URL: "localhost:4566" }, /^SNS_API_URL /],
    [{ HEARTBEAT_URL_FILE: "https://heartbeat.example" }, /^HEARTBEAT_URL_FILE /],
    [{ ALERT_EMAIL_USERNAME: "alerts" }, /^ALERT_EMAIL_PASSWORD_FILE is not set/],
    [{ ALERT_EMAIL_PASSWORD_FILE: "/run/mail" }, /^ALERT_EMAIL_USERNAME is not set/],
    [{ ALERT_TIME_ZONE: "Mars/Olympus" }, /^ALERT_TIME_ZONE .*such as Europe\/Berlin/],
    [{ ALERT_TIME_ZONE: "europe/berlin" }, /^ALERT_TIME_ZONE /],
    [{ ALERT_TIME_ZONE: "+01:00" }, /^ALERT_TIME_ZONE /],
    [{ BUSINESS_HOURS: "always" }, /^BUSINESS_HOURS /],
    [{ MAINTENANCE_WINDOWS: "sunday 23:00-01:00" }, /^MAINTENANCE_WINDOWS .*split windows at midnight/],
    [{ MAINTENANCE_WINDOWS: "someday 01:00-02:00" }, /^MAINTENANCE_WINDOWS /],
    [{ MAINTENANCE_WINDOWS: "sunday 01:00-24:30" }, /^MAINTENANCE_WINDOWS /],
    [{ MAINTENANCE_WINDOWS: "sunday 01:00-02:00,," }, /^MAINTENANCE_WINDOWS /],
  ])("with %o has one problem, with a description", (env, problem) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(problem)]);
  });

  it("with half of the mail settings names the missing ones", () => {
    expect([...problemsOf({ ALERT_EMAIL_SMARTHOST: "mail:25" })].sort()).toEqual([
      expect.stringMatching(/^ALERT_EMAIL_FROM is not set/),
      expect.stringMatching(/^ALERT_EMAIL_TO is not set/),
    ]);
    expect(
      problemsOf({ ALERT_EMAIL_SMARTHOST: "mail", ALERT_EMAIL_FROM: "me", ALERT_EMAIL_TO: "a@b c@d" }),
    ).toHaveLength(3);
  });

  it("lists all problems at once", () => {
    const invalid = { SNS_TOPIC_ARN: "x", ALERT_TIME_ZONE: "y", MAINTENANCE_WINDOWS: "z", HEARTBEAT_URL_FILE: "w" };
    expect(problemsOf(invalid)).toHaveLength(4);
  });
});

describe("parts of the week", () => {
  it("are parsed with days in any case, and across the end of the week", () => {
    expect(parseWeek("Friday-Sunday 22:00-24:00, monday 00:00-02:00", "UTC")).toEqual([
      {
        weekdays: ["friday", "saturday", "sunday"],
        times: [{ start_time: "22:00", end_time: "24:00" }],
        location: "UTC",
      },
      { weekdays: ["monday"], times: [{ start_time: "00:00", end_time: "02:00" }], location: "UTC" },
    ]);
  });
});

describe("what is not delivered", () => {
  const unreached = (env: NodeJS.ProcessEnv) => render(env).unreached;

  it("is everything if nothing is set, and nothing if everything is", () => {
    const severities = ["critical alerts", "high alerts", "medium alerts", "low alerts"];
    expect(unreached({})).toEqual([...severities, "the heartbeat of Watchdog"]);
    expect(unreached(EVERYTHING)).toEqual([]);
  });

  it("is only the heartbeat if SNS gets everything", () => {
    expect(unreached({ SNS_TOPIC_ARN: "arn:aws:sns:eu-west-1:123456789012:alerts" })).toEqual([
      "the heartbeat of Watchdog",
    ]);
  });

  it("lists the teams without Slack, and the services without PagerDuty", () => {
    const env = {
      SLACK_WEBHOOK_URL_FILE_BACKEND: "/run/a",
      SLACK_WEBHOOK_URL_FILE_DATABASE: "/run/b",
      SLACK_WEBHOOK_URL_FILE_SECURITY: "/run/c",
      PAGERDUTY_ROUTING_KEY_FILE_BACKUP: "/run/d",
      HEARTBEAT_URL_FILE: "/run/e",
    };
    const teams = "of the teams infrastructure, business";
    expect(unreached(env)).toEqual([
      `critical alerts ${teams} about backend, frontend, exporter, postgres, redis, node, cadvisor, grafana, prometheus, alertmanager`,
      `high alerts ${teams}`,
      `medium alerts ${teams}`,
      "low alerts",
    ]);
  });
});
