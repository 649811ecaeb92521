/** P0 to P3, most urgent first. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Whose alert it is: each has a Slack channel of its own. */
export const TEAMS = ["backend", "database", "infrastructure", "business", "security"] as const;
export type Team = (typeof TEAMS)[number];

/** What an alert is about, named as its scrape job where it has one. */
export const ALERT_SERVICES = [
  "backend",
  "frontend",
  "exporter",
  "postgres",
  "redis",
  "node",
  "cadvisor",
  "grafana",
  "prometheus",
  "alertmanager",
  "backup",
] as const;
export type AlertService = (typeof ALERT_SERVICES)[number];

/** How soon somebody has to look, by severity. */
export const RESPONSE: Readonly<Record<Severity, string>> = {
  critical: "immediately",
  high: "within 15 minutes",
  medium: "within 1 hour",
  low: "next business day",
};
