import { ALERT_SERVICES, TEAMS } from "../alerts/vocabulary.ts";
import type { Channels, Email, PagerDuty, Slack, Sns } from "./channels.ts";
import type { AlertmanagerSettings } from "./settings.ts";

function slackOf(settings: AlertmanagerSettings): Channels["slack"] {
  const other = settings.SLACK_WEBHOOK_URL_FILE;
  const files = TEAMS.map((team) => [team, settings[`SLACK_WEBHOOK_URL_FILE_${upper(team)}`] ?? other] as const);
  const found = [["other", other] as const, ...files].filter(([, urlFile]) => urlFile !== undefined);
  return Object.fromEntries(found.map(([whose, urlFile]) => [whose, { urlFile } as Slack]));
}

function pagerdutyOf(settings: AlertmanagerSettings): Channels["pagerduty"] {
  const url = settings.PAGERDUTY_URL;
  const other = settings.PAGERDUTY_ROUTING_KEY_FILE;
  const files = ALERT_SERVICES.map(
    (service) => [service, settings[`PAGERDUTY_ROUTING_KEY_FILE_${upper(service)}`] ?? other] as const,
  );
  const found = [["other", other] as const, ...files].filter(([, keyFile]) => keyFile !== undefined);
  return Object.fromEntries(found.map(([whose, keyFile]) => [whose, { keyFile, url } as PagerDuty]));
}

function emailOf(settings: AlertmanagerSettings): Email | undefined {
  const { ALERT_EMAIL_SMARTHOST: smarthost, ALERT_EMAIL_FROM: from, ALERT_EMAIL_TO: to } = settings;
  const { ALERT_EMAIL_USERNAME: username, ALERT_EMAIL_PASSWORD_FILE: passwordFile } = settings;
  if (smarthost === undefined || from === undefined || to === undefined) return undefined;
  const requireTls = settings.ALERT_EMAIL_REQUIRE_TLS === "yes";
  return { smarthost, from, to, requireTls, ...(username && passwordFile && { login: { username, passwordFile } }) };
}

function snsOf(topicArn: string | undefined, apiUrl: string | undefined): Sns | undefined {
  return topicArn === undefined ? undefined : { topicArn, ...(apiUrl && { apiUrl }) };
}

const upper = <Word extends string>(word: Word) => word.toUpperCase() as Uppercase<Word>;

/** The channels whose environment variables are set. */
export function configuredChannels(settings: AlertmanagerSettings): Channels {
  const email = emailOf(settings);
  const sns = snsOf(settings.SNS_TOPIC_ARN, settings.SNS_API_URL);
  const sms = snsOf(settings.SNS_SMS_TOPIC_ARN, settings.SNS_API_URL);
  const urlFile = settings.HEARTBEAT_URL_FILE;
  return {
    slack: slackOf(settings),
    pagerduty: pagerdutyOf(settings),
    ...(email && { email }),
    ...(sns && { sns }),
    ...(sms && { sms }),
    ...(urlFile && { heartbeat: { urlFile } }),
  };
}

/** The channels, with fallbacks for missing ones. */
export function withFallback(channels: Channels, fallback: Channels): Channels {
  return {
    ...fallback,
    ...channels,
    slack: { ...fallback.slack, ...channels.slack },
    pagerduty: { ...fallback.pagerduty, ...channels.pagerduty },
  };
}
