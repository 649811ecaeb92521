import type { Slack } from "../channels.ts";
import type { SlackConfig } from "../config.ts";
import { text } from "./texts.ts";

/** A message to the channel of an incoming webhook. */
export function slackConfig({ urlFile }: Slack): SlackConfig {
  return {
    send_resolved: true,
    api_url_file: urlFile,
    username: "PetSwipe alerts",
    title: text("slack.title"),
    title_link: text("runbook"),
    fallback: text("slack.title"),
    text: text("slack.text"),
    color: text("color"),
    footer: text("labels"),
    actions: [
      { type: "button", text: "Runbook", url: text("runbook") },
      { type: "button", text: "Dashboard", url: text("dashboard") },
      { type: "button", text: "Silence", url: text("silence") },
    ],
  };
}
