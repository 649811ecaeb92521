import type { PagerDuty } from "../channels.ts";
import type { PagerDutyConfig } from "../config.ts";
import { commonLabel, text } from "./texts.ts";

/** An incident; it resolves with its alerts. */
export function pagerdutyConfig({ keyFile, url }: PagerDuty): PagerDutyConfig {
  return {
    send_resolved: true,
    routing_key_file: keyFile,
    url,
    client: "PetSwipe alerts",
    client_url: "{{ .ExternalURL }}",
    description: text("heading"),
    severity: "critical", // only critical alerts are routed here
    class: commonLabel("alertname"),
    component: commonLabel("service"),
    group: commonLabel("symptom"),
    // Replaces Alertmanager's default lists of labels.
    details: { firing: text("pagerduty.firing"), resolved: text("pagerduty.resolved") },
    links: [
      { href: text("runbook"), text: "Runbook" },
      { href: text("dashboard"), text: "Dashboard" },
    ],
  };
}
