import type { Sns } from "../channels.ts";
import type { SnsConfig } from "../config.ts";
import { commonLabel, text } from "./texts.ts";

const attributeLabels = ["severity", "team", "service", "alertname"] as const;

/** A message to a topic, with attributes for subscription filters. `form` is the template of its text. */
export function snsConfig({ topicArn, apiUrl }: Sns, form: "text" | "sms"): SnsConfig {
  const region = topicArn.split(":")[3] ?? "";
  return {
    send_resolved: true,
    topic_arn: topicArn,
    ...(apiUrl && { api_url: apiUrl }),
    sigv4: { region },
    subject: text("sns.subject"),
    message: text(form),
    attributes: {
      ...Object.fromEntries(attributeLabels.map((name) => [name, commonLabel(name)])),
      status: "{{ .Status }}",
    },
  };
}
