import type { Heartbeat } from "../channels.ts";
import type { WebhookConfig } from "../config.ts";

/** A call that says that alerts arrive. Without `send_resolved`: an end is told by silence. */
export function heartbeatConfig(heartbeat: Heartbeat): WebhookConfig {
  const where = "url" in heartbeat ? { url: heartbeat.url } : { url_file: heartbeat.urlFile };
  return { send_resolved: false, ...where, max_alerts: 1 };
}
