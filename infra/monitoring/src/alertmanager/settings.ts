import { readEnv, requiresAlso, stringEnum } from "@petswipe/config";
import Type, { type Static, type TOptional, type TString } from "typebox";
import { ALERT_SERVICES, type AlertService, TEAMS, type Team } from "../alerts/vocabulary.ts";
import { isTimeZone, isWeek } from "./week.ts";

const file = (what: string) =>
  Type.Optional(
    Type.String({ pattern: "^/", description: `absolute path, as Alertmanager sees it, of a file with ${what}` }),
  );

const topic = (what: string) =>
  Type.Optional(
    Type.String({
      pattern: "^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+$",
      description: `SNS topic of ${what}, such as arn:aws:sns:eu-west-1:123456789012:alerts`,
    }),
  );

const url = (description: string) => ({ pattern: "^https?://[^\\s/]", description });

/** One variable for each value of a vocabulary, with the value as suffix. */
function forEach<const Prefix extends string, const Word extends string>(
  prefix: Prefix,
  vocabulary: readonly Word[],
  field: (word: Word) => TOptional<TString>,
) {
  const fields = vocabulary.map((word) => [`${prefix}_${word.toUpperCase()}`, field(word)]);
  return Object.fromEntries(fields) as Record<`${Prefix}_${Uppercase<Word>}`, TOptional<TString>>;
}

/** The environment variables of Alertmanager's configuration. A channel whose variables are unset is omitted. */
export const alertmanagerSettings = {
  SLACK_WEBHOOK_URL_FILE: file("the URL of a Slack webhook, for teams without their own"),
  ...forEach("SLACK_WEBHOOK_URL_FILE", TEAMS, (team: Team) => file(`the URL of the ${team} team's Slack webhook`)),
  ALERT_EMAIL_SMARTHOST: Type.Optional(
    Type.String({ pattern: "^[^\\s/]+:[0-9]+$", description: "host:port of the mail server for alerts" }),
  ),
  ALERT_EMAIL_FROM: Type.Optional(
    Type.String({ pattern: "[^\\s@]@[^\\s@]", description: "sender of alerts, such as alerts@petswipe.example" }),
  ),
  ALERT_EMAIL_TO: Type.Optional(
    Type.String({
      pattern: "^[^\\s@,]+@[^\\s@,]+(, *[^\\s@,]+@[^\\s@,]+)*$",
      description: "recipients of alerts by mail: comma-separated addresses",
    }),
  ),
  ALERT_EMAIL_USERNAME: Type.Optional(Type.String({ description: "username for the mail server" })),
  ALERT_EMAIL_PASSWORD_FILE: file("its password"),
  ALERT_EMAIL_REQUIRE_TLS: stringEnum(["yes", "no"], { default: "yes", description: "whether STARTTLS is required" }),
  PAGERDUTY_ROUTING_KEY_FILE: file("a routing key of PagerDuty, for services without their own"),
  ...forEach("PAGERDUTY_ROUTING_KEY_FILE", ALERT_SERVICES, (service: AlertService) =>
    file(`PagerDuty's routing key of ${service}`),
  ),
  PAGERDUTY_URL: Type.String({
    ...url("PagerDuty's events API v2; https://events.eu.pagerduty.com/v2/enqueue in Europe"),
    default: "https://events.pagerduty.com/v2/enqueue",
  }),
  SNS_TOPIC_ARN: topic("all alerts"),
  SNS_SMS_TOPIC_ARN: topic("critical alerts, with phone numbers as subscribers"),
  SNS_API_URL: Type.Optional(Type.String(url("endpoint of an SNS other than AWS's"))),
  HEARTBEAT_URL_FILE: file(
    "the URL of a heartbeat monitor, which is called every minute and must alert if the calls stop (needs Alertmanager 0.26)",
  ),
  ALERT_TIME_ZONE: Type.String({
    default: "UTC",
    format: "time-zone",
    description: "time zone of BUSINESS_HOURS and MAINTENANCE_WINDOWS, such as Europe/Berlin",
  }),
  BUSINESS_HOURS: Type.String({
    default: "monday-friday 09:00-17:00",
    format: "week",
    description: "when low alerts are mailed",
  }),
  MAINTENANCE_WINDOWS: Type.Optional(
    Type.String({
      format: "week",
      description:
        "when only critical alerts are sent, such as sunday 02:00-04:00, saturday 22:00-23:30; split windows at midnight",
    }),
  ),
};

/** For a schema with these variables: rules for its `allOf` option, and formats for readEnv. */
export const alertmanagerRules = [
  requiresAlso("ALERT_EMAIL_SMARTHOST", ["ALERT_EMAIL_FROM", "ALERT_EMAIL_TO"]),
  requiresAlso("ALERT_EMAIL_TO", ["ALERT_EMAIL_SMARTHOST"]),
  requiresAlso("ALERT_EMAIL_USERNAME", ["ALERT_EMAIL_PASSWORD_FILE"]),
  requiresAlso("ALERT_EMAIL_PASSWORD_FILE", ["ALERT_EMAIL_USERNAME"]),
];
export const alertmanagerFormats = { "time-zone": isTimeZone, week: isWeek };

export const AlertmanagerEnv = Type.Object(alertmanagerSettings, { allOf: alertmanagerRules });
export type AlertmanagerSettings = Static<typeof AlertmanagerEnv>;

/** Reads them, with defaults. Throws a ConfigError that lists every problem. */
export function readAlertmanagerSettings(env: NodeJS.ProcessEnv): AlertmanagerSettings {
  return readEnv(AlertmanagerEnv, env, alertmanagerFormats);
}
