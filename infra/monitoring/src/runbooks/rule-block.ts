import { markdownTable } from "@petswipe/cli/markdown";
import type { AlertSpec, Band } from "../alerts/alert.ts";
import { labelsOf } from "../alerts/expand.ts";
import { thresholdOf } from "../alerts/threshold.ts";
import { RESPONSE } from "../alerts/vocabulary.ts";
import { DASHBOARDS, dashboardUrl } from "../links.ts";
import type { AlertsByName } from "./alerts.ts";
import { readable, runbookLinks } from "./markdown.ts";

const HEADER = ["severity", "respond", "fires when", "for", "team", "service", "symptom"];

function row(spec: AlertSpec, band: Band): string[] {
  const { severity, team = "", service = "", symptom = "" } = labelsOf(spec, band);
  const labels = [team, service, symptom].map(readable);
  return [severity ?? "", RESPONSE[band.severity], thresholdOf(spec, band), band.for ?? "at once", ...labels];
}

const query = (spec: AlertSpec, band: Band): string =>
  `# ${band.severity}, ${labelsOf(spec, band)["symptom"]}: ${thresholdOf(spec, band)}\n${band.expr}`;

function facts(name: string, { risk, dashboard, causedBy = [] }: AlertSpec, alerts: AlertsByName): string {
  const effects = [...alerts].filter(([, other]) => other.causedBy?.includes(name)).map(([effect]) => effect);
  return [
    ...(risk ? [`Risk: ${risk}.`] : []),
    `Dashboard: [${DASHBOARDS[dashboard]}](${dashboardUrl(dashboard)}).`,
    ...(causedBy.length > 0 ? [`Muted while one of these fires: ${runbookLinks(causedBy)}.`] : []),
    ...(effects.length > 0 ? [`Mutes while it fires: ${runbookLinks(effects)}.`] : []),
  ].join("\n");
}

/** The rules of an alert, for its runbook: the only place where a runbook has thresholds. */
export function ruleBlock(name: string, alerts: AlertsByName): string {
  const spec = alerts.get(name);
  if (spec === undefined) throw new Error(`${name} is not an alert`);
  return [
    markdownTable([HEADER, ...spec.bands.map((band) => row(spec, band))]),
    `\`\`\`promql\n${spec.bands.map((band) => query(spec, band)).join("\n\n")}\n\`\`\``,
    facts(name, spec, alerts),
  ].join("\n\n");
}
