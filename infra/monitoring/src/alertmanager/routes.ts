import { ALERT_SERVICES, SEVERITIES, type Severity, TEAMS } from "../alerts/vocabulary.ts";
import { CHANNELS_OF, type Channel } from "./channels.ts";
import type { Muting, Route } from "./config.ts";
import { timingOf } from "./timing.ts";

/** The alert that always fires. */
export const WATCHDOG = "Watchdog";

/** Names of time intervals. */
export const BUSINESS_HOURS = "business-hours";
export const MAINTENANCE = "maintenance";

export interface RouteOptions {
  /** Whether the time interval MAINTENANCE is defined. */
  readonly maintenance: boolean;
  readonly speed: number;
}

/** Channels with one receiver for each value of a label. Any other value goes to the channel's own receiver. */
const splits: Readonly<Partial<Record<Channel, { readonly label: string; readonly values: readonly string[] }>>> = {
  slack: { label: "team", values: TEAMS },
  pagerduty: { label: "service", values: ALERT_SERVICES },
};

/** Child routes do not inherit it in Alertmanager, so every route needs it. */
function mutingOf(severity: Severity, channel: Channel, maintenance: boolean): Muting {
  return {
    ...(maintenance && severity !== "critical" && { mute_time_intervals: [MAINTENANCE] }),
    ...(severity === "low" && channel === "email" && { active_time_intervals: [BUSINESS_HOURS] }),
  };
}

function channelRoute(channel: Channel, muting: Muting): Route {
  const { label, values } = splits[channel] ?? { label: "", values: [] };
  if (values.length === 0) return { receiver: channel, ...muting };
  const routes = values.map((value) => ({
    receiver: `${channel}-${value}`,
    matchers: [`${label}="${value}"`],
    ...muting,
  }));
  return { receiver: channel, ...muting, routes };
}

function severityRoute(severity: Severity, { maintenance, speed }: RouteOptions): Route {
  const channels = CHANNELS_OF[severity];
  return {
    receiver: "sns",
    matchers: [`severity="${severity}"`],
    ...timingOf(severity, speed),
    routes: channels.map((channel) => ({
      ...channelRoute(channel, mutingOf(severity, channel, maintenance)),
      ...(channel !== channels.at(-1) && { continue: true }),
    })),
  };
}

/**
 * The routing tree: the Watchdog goes to the heartbeat only, every other alert to all channels of its severity. It is the same
 * for every deployment; a missing channel has a receiver without integrations.
 */
export function routes(options: RouteOptions): Route {
  return {
    receiver: "sns",
    group_by: ["alertname", "service", "symptom"],
    ...timingOf("medium", options.speed),
    routes: [
      { receiver: "heartbeat", matchers: [`alertname="${WATCHDOG}"`], ...timingOf("heartbeat", options.speed) },
      ...SEVERITIES.map((severity) => severityRoute(severity, options)),
    ],
  };
}
