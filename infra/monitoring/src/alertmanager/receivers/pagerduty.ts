import type { PagerDuty } from "../channels.ts";
import type { PagerDutyConfig } from "../config.ts";
import { commonLabel, text } from "./texts.ts";

/** An incident; it ends when its alerts do. */
export function pagerdutyConfig({ keyFile, url }: PagerDuty): PagerDutyConfig {
  return {
    send_resolved: true,
    routing_key_file: keyFile,
    url,
    client: "PetSwipe alerts",
    client_url: "{{ .ExternalURL }}",
    description: text("heading"),
    severity: "critical", // nothing less is routed here
    class: commonLabel("alertname"),
    component: commonLabel("service"),
    group: commonLabel("symptom"),
    // In place of long lists of the same names that Alertmanager would put there.
    details: { firing: text("pagerduty.firing"), resolved: text("pagerduty.resolved") },
    links: [
      { href: text("runbook"), text: "Runbook" },
      { href: text("dashboard"), text: "Dashboard" },
    ],
  };
}
