import { ALERT_SERVICES, SEVERITIES, type Severity, TEAMS } from "../alerts/vocabulary.ts";
import { CHANNELS_OF, type Channels } from "./channels.ts";
import { WATCHDOG } from "./routes.ts";

function unreachedOf(severity: Severity, channels: Channels): string[] {
  const used = CHANNELS_OF[severity];
  if (used.some((name) => name !== "slack" && name !== "pagerduty" && channels[name] !== undefined)) return [];
  const teams = used.includes("slack") ? TEAMS.filter((team) => !channels.slack[team]) : TEAMS;
  const services = used.includes("pagerduty")
    ? ALERT_SERVICES.filter((service) => !channels.pagerduty[service])
    : ALERT_SERVICES;
  if (teams.length === 0 || services.length === 0) return [];
  const ofTeams = teams.length < TEAMS.length ? ` of the teams ${teams.join(", ")}` : "";
  const ofServices = services.length < ALERT_SERVICES.length ? ` about ${services.join(", ")}` : "";
  return [`${severity} alerts${ofTeams}${ofServices}`];
}

/** What these channels do not deliver, for messages: severities, most urgent first, and the heartbeat. */
export function unreached(channels: Channels): string[] {
  const severities = SEVERITIES.flatMap((severity) => unreachedOf(severity, channels));
  return channels.heartbeat ? severities : [...severities, `the heartbeat of ${WATCHDOG}`];
}
