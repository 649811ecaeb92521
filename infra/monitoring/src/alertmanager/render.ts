import { stringify } from "yaml";
import { type Channels, NO_CHANNELS } from "./channels.ts";
import type { AlertmanagerConfig, NamedIntervals } from "./config.ts";
import { configuredChannels, withFallback } from "./configured.ts";
import { type Causes, inhibition } from "./inhibition.ts";
import { receivers } from "./receivers/receivers.ts";
import { BUSINESS_HOURS, MAINTENANCE, routes } from "./routes.ts";
import type { AlertmanagerSettings } from "./settings.ts";
import { unreached } from "./unreached.ts";
import { parseWeek } from "./week.ts";

export interface AlertmanagerOptions {
  /** Which alerts mute which others. */
  readonly causes: Causes;
  /** Globs of template files, relative to alertmanager.yml or absolute. */
  readonly templates?: readonly string[];
  /** Used for channels that the settings do not configure. */
  readonly fallback?: Channels;
  /** Divides every duration of the routing, for drills and tests. */
  readonly speed?: number;
}

export interface RenderedAlertmanager {
  /** The content of alertmanager.yml. */
  readonly text: string;
  /** What no configured channel delivers, for messages: `low alerts`. */
  readonly unreached: readonly string[];
}

function intervals(settings: AlertmanagerSettings): NamedIntervals[] {
  const named = { [BUSINESS_HOURS]: settings.BUSINESS_HOURS, [MAINTENANCE]: settings.MAINTENANCE_WINDOWS };
  return Object.entries(named).flatMap(([name, week]) => {
    if (week === undefined) return [];
    return [{ name, time_intervals: parseWeek(week, settings.ALERT_TIME_ZONE) }];
  });
}

/** alertmanager.yml for a deployment. Throws if alerts would mute each other. */
export function renderAlertmanager(
  settings: AlertmanagerSettings,
  { causes, templates = ["templates/*.tmpl"], fallback = NO_CHANNELS, speed = 1 }: AlertmanagerOptions,
): RenderedAlertmanager {
  const channels = withFallback(configuredChannels(settings), fallback);
  const config: AlertmanagerConfig = {
    templates,
    route: routes({ maintenance: settings.MAINTENANCE_WINDOWS !== undefined, speed }),
    receivers: receivers(channels),
    inhibit_rules: inhibition(causes),
    time_intervals: intervals(settings),
  };
  // Alertmanager parses YAML 1.1, where an unquoted 17:00 is a number.
  const text = stringify(config, { aliasDuplicateObjects: false, compat: "yaml-1.1", lineWidth: 0 });
  return { text, unreached: unreached(channels) };
}
