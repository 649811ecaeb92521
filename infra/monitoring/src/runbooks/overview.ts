import { CHANNELS_OF } from "../alertmanager/channels.ts";
import { RESPONSE, SEVERITIES } from "../alerts/vocabulary.ts";
import type { AlertsByName } from "./alerts.ts";
import { readable, table } from "./markdown.ts";

/** How soon somebody has to look, and where it is told. */
export function severities(): string {
  const rows = SEVERITIES.map((severity, index) => [
    `${severity} (P${index})`,
    RESPONSE[severity],
    CHANNELS_OF[severity].join(", "),
  ]);
  return table([["severity", "respond", "told by"], ...rows]);
}

/** Every alert with its runbook, by name. */
export function index(alerts: AlertsByName): string {
  const rows = [...alerts].toSorted().map(([name, specs]) => {
    const bands = specs.flatMap((spec) => spec.bands);
    return [
      `[${name}](${name}.md)`,
      SEVERITIES.filter((severity) => bands.some((band) => band.severity === severity)).join(", "),
      [...new Set(specs.map(({ team }) => team))].join(", "),
      specs.map(({ summary }) => readable(summary)).join("; "),
    ];
  });
  return table([["alert", "severities", "team", "what it says"], ...rows]);
}
