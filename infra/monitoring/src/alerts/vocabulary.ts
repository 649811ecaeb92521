/** P0 to P3, most urgent first. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The team that handles an alert: each has its own Slack channel. */
export const TEAMS = ["backend", "database", "infrastructure", "business", "security"] as const;
export type Team = (typeof TEAMS)[number];

/** What an alert is about: the scrape job, if it has one. */
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

/** Harm that outlasts the incident: "Data Loss Risk" in the spec. */
export const RISKS = ["data-loss"] as const;
export type Risk = (typeof RISKS)[number];

/** Response time by severity. */
export const RESPONSE: Readonly<Record<Severity, string>> = {
  critical: "immediately",
  high: "within 15 minutes",
  medium: "within 1 hour",
  low: "next business day",
};
