import { ALERT_SERVICES, TEAMS } from "../../alerts/vocabulary.ts";
import type { Channels, PagerDuty, Slack } from "../channels.ts";
import type { Receiver } from "../config.ts";
import { emailConfig } from "./email.ts";
import { heartbeatConfig } from "./heartbeat.ts";
import { pagerdutyConfig } from "./pagerduty.ts";
import { slackConfig } from "./slack.ts";
import { snsConfig } from "./sns.ts";

const slackReceiver = (name: string, channel: Slack | undefined): Receiver => ({
  name,
  ...(channel && { slack_configs: [slackConfig(channel)] }),
});

const pagerdutyReceiver = (name: string, channel: PagerDuty | undefined): Receiver => ({
  name,
  ...(channel && { pagerduty_configs: [pagerdutyConfig(channel)] }),
});

/** Every receiver of the routing tree. It has an integration if its channel is configured. */
export function receivers({ slack, pagerduty, email, sns, sms, heartbeat }: Channels): Receiver[] {
  return [
    { name: "heartbeat", ...(heartbeat && { webhook_configs: [heartbeatConfig(heartbeat)] }) },
    { name: "sns", ...(sns && { sns_configs: [snsConfig(sns, "text")] }) },
    { name: "sms", ...(sms && { sns_configs: [snsConfig(sms, "sms")] }) },
    { name: "email", ...(email && { email_configs: [emailConfig(email)] }) },
    slackReceiver("slack", slack.other),
    ...TEAMS.map((team) => slackReceiver(`slack-${team}`, slack[team])),
    pagerdutyReceiver("pagerduty", pagerduty.other),
    ...ALERT_SERVICES.map((service) => pagerdutyReceiver(`pagerduty-${service}`, pagerduty[service])),
  ];
}
