import { markdownTable } from "@petswipe/cli/markdown";
import { CHANNELS_OF } from "../alertmanager/channels.ts";
import { RESPONSE, SEVERITIES } from "../alerts/vocabulary.ts";
import type { AlertsByName } from "./alerts.ts";
import { readable } from "./markdown.ts";

/** The response time and channels of each severity. */
export function severities(): string {
  const rows = SEVERITIES.map((severity, index) => [
    `${severity} (P${index})`,
    RESPONSE[severity],
    CHANNELS_OF[severity].join(", "),
  ]);
  return markdownTable([["severity", "respond", "channels"], ...rows]);
}

/** Every alert with a link to its runbook, sorted by name. */
export function index(alerts: AlertsByName): string {
  const rows = [...alerts]
    .toSorted()
    .map(([name, { bands, team, summary }]) => [
      `[${name}](${name}.md)`,
      SEVERITIES.filter((severity) => bands.some((band) => band.severity === severity)).join(", "),
      team,
      readable(summary),
    ]);
  return markdownTable([["alert", "severities", "team", "summary"], ...rows]);
}
