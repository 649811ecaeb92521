import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Channels } from "@petswipe/monitoring/alertmanager/channels";
import { ALERT_SERVICES, TEAMS } from "@petswipe/monitoring/alerts/vocabulary";

export interface SinkEndpoints {
  readonly httpPort: number;
  readonly smtpPort: number;
  /** The folder for the files from which Alertmanager reads addresses and keys. */
  readonly folder: string;
}

/** A topic without an account, named like the receiver that publishes to it. */
const topicArn = (receiver: "sns" | "sms"): string => `arn:aws:sns:us-east-1:000000000000:${receiver}`;

/** Credentials that SNS requires and the sink ignores. */
export const SINK_AWS = { AWS_ACCESS_KEY_ID: "sink", AWS_SECRET_ACCESS_KEY: "sink" };

/** Every channel of Alertmanager, directed to the sink. Writes the files that the channels refer to. */
export async function sinkChannels({ httpPort, smtpPort, folder }: SinkEndpoints): Promise<Channels> {
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
