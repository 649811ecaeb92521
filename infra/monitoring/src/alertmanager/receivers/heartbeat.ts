import type { Heartbeat } from "../channels.ts";
import type { WebhookConfig } from "../config.ts";

/** A webhook call that proves that alerts are delivered. Without `send_resolved`: the alarm is that the calls stop. */
export function heartbeatConfig(heartbeat: Heartbeat): WebhookConfig {
  const where = "url" in heartbeat ? { url: heartbeat.url } : { url_file: heartbeat.urlFile };
  return { send_resolved: false, ...where, max_alerts: 1 };
}
