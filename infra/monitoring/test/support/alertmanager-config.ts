import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { type AlertmanagerOptions, renderAlertmanager } from "../../src/alertmanager/render.ts";
import { readAlertmanagerSettings } from "../../src/alertmanager/settings.ts";
import { ALERT_SERVICES, TEAMS } from "../../src/alerts/vocabulary.ts";

/** The templates that deployments have. */
export const TEMPLATES = join(projectRoot, "infra/alertmanager/templates/*.tmpl");

const forEach = (prefix: string, words: readonly string[]) =>
  Object.fromEntries(words.map((word) => [`${prefix}_${word.toUpperCase()}`, `/run/secrets/${word}`]));

/** An environment with every variable set. */
export const EVERYTHING: NodeJS.ProcessEnv = {
  SLACK_WEBHOOK_URL_FILE: "/run/secrets/slack",
  ...forEach("SLACK_WEBHOOK_URL_FILE", TEAMS),
  ALERT_EMAIL_SMARTHOST: "mail.petswipe.example:587",
  ALERT_EMAIL_FROM: "PetSwipe alerts <alerts@petswipe.example>",
  ALERT_EMAIL_TO: "ada@petswipe.example, on-call@petswipe.example",
  ALERT_EMAIL_USERNAME: "alerts",
  ALERT_EMAIL_PASSWORD_FILE: "/run/secrets/mail",
  ALERT_EMAIL_REQUIRE_TLS: "no",
  PAGERDUTY_ROUTING_KEY_FILE: "/run/secrets/pagerduty",
  ...forEach("PAGERDUTY_ROUTING_KEY_FILE", ALERT_SERVICES),
  PAGERDUTY_URL: "https://events.eu.pagerduty.com/v2/enqueue",
  SNS_TOPIC_ARN: "arn:aws:sns:eu-west-1:123456789012:alerts",
  SNS_SMS_TOPIC_ARN: "arn:aws:sns:us-east-1:123456789012:critical-sms",
  SNS_API_URL: "http://localhost:4566",
  HEARTBEAT_URL_FILE: "/run/secrets/heartbeat",
  ALERT_TIME_ZONE: "Europe/Berlin",
  BUSINESS_HOURS: "monday-thursday 08:30-17:30, friday 08:30-15:00",
  MAINTENANCE_WINDOWS: "sunday 02:00-04:00, saturday 22:00-24:00",
};

/** alertmanager.yml for an environment, with the templates of this repository. */
export const render = (env: NodeJS.ProcessEnv, options: Partial<AlertmanagerOptions> = {}) =>
  renderAlertmanager(readAlertmanagerSettings(env), { causes: {}, templates: [TEMPLATES], ...options });

/** Does something with a file of this text, in a folder of its own. */
export async function withFile<Result>(name: string, text: string, use: (path: string) => Promise<Result>) {
  const folder = await mkdtemp(join(tmpdir(), "a file "));
  try {
    await writeFile(join(folder, name), text);
    return await use(join(folder, name));
  } finally {
    await rm(folder, { recursive: true });
  }
}
