import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Channels } from "@petswipe/monitoring/alertmanager/channels";
import { ALERT_SERVICES, TEAMS } from "@petswipe/monitoring/alerts/vocabulary";

export interface SinkPlace {
  readonly httpPort: number;
  readonly smtpPort: number;
  /** Where the files go that Alertmanager reads addresses and keys from. */
  readonly folder: string;
}

/** Topics of no account, named as the receivers that publish to them. */
const topicArn = (receiver: "sns" | "sms"): string => `arn:aws:sns:us-east-1:000000000000:${receiver}`;

/** What SNS asks for, and the sink does not look at. */
export const SINK_AWS = { AWS_ACCESS_KEY_ID: "sink", AWS_SECRET_ACCESS_KEY: "sink" };

/** Every channel of Alertmanager, leading to the sink. Writes the files that it names. */
export async function sinkChannels({ httpPort, smtpPort, folder }: SinkPlace): Promise<Channels> {
  const origin = `http://127.0.0.1:${httpPort}`;
  await mkdir(folder, { recursive: true });
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const keyFile = await write("pagerduty", "sink");
  const slack = [["other", `${origin}/slack`], ...TEAMS.map((team) => [team, `${origin}/slack/${team}`])] as const;
  const webhooks = slack.map(async ([team = "", url = ""]) => [team, { urlFile: await write(`slack-${team}`, url) }]);
  const services = ["other", ...ALERT_SERVICES].map((name) => [name, { keyFile, url: `${origin}/pagerduty/${name}` }]);
  const mail = { from: "alerts@petswipe.example", to: "on-call@petswipe.example" };
  return {
    slack: Object.fromEntries(await Promise.all(webhooks)),
    pagerduty: Object.fromEntries(services),
    email: { ...mail, smarthost: `127.0.0.1:${smtpPort}`, requireTls: false },
    sns: { topicArn: topicArn("sns"), apiUrl: origin },
    sms: { topicArn: topicArn("sms"), apiUrl: origin },
    heartbeat: { url: `${origin}/heartbeat` },
  };
}
