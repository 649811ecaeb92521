import type { AlertSpec, Band } from "../alerts/alert.ts";
import { labelsOf } from "../alerts/expand.ts";
import { RESPONSE } from "../alerts/vocabulary.ts";
import { DASHBOARDS, dashboardUrl } from "../links.ts";
import type { AlertsByName } from "./alerts.ts";
import { readable, runbookLinks, table } from "./markdown.ts";

interface RuleOfAlert {
  readonly spec: AlertSpec;
  readonly band: Band;
}

const HEADER = ["severity", "respond", "fires when", "for", "team", "service", "symptom"];

function row({ spec, band }: RuleOfAlert): string[] {
  const { severity, team = "", service = "", symptom = "" } = labelsOf(spec, band);
  const labels = [team, service, symptom].map(readable);
  return [severity ?? "", RESPONSE[band.severity], band.threshold, band.for ?? "at once", ...labels];
}

function query({ spec, band }: RuleOfAlert): string {
  return `# ${band.severity}, ${labelsOf(spec, band)["symptom"]}: ${band.threshold}\n${band.expr}`;
}

function links(name: string, specs: readonly AlertSpec[], alerts: AlertsByName): string {
  const dashboards = [...new Set(specs.map(({ dashboard }) => dashboard))];
  const causes = [...new Set(specs.flatMap(({ causedBy }) => causedBy ?? []))];
  const effects = [...alerts].filter(([, all]) => all.some(({ causedBy }) => causedBy?.includes(name)));
  return [
    `Dashboard: ${dashboards.map((each) => `[${DASHBOARDS[each]}](${dashboardUrl(each)})`).join(", ")}.`,
    ...(causes.length > 0 ? [`Muted while one of these fires: ${runbookLinks(causes)}.`] : []),
    ...(effects.length > 0 ? [`Mutes while it fires: ${runbookLinks(effects.map(([effect]) => effect))}.`] : []),
  ].join("\n");
}

/** What a runbook says of its alert's rules: thresholds stand here, and nowhere in what people write. */
export function ruleBlock(name: string, alerts: AlertsByName): string {
  const specs = alerts.get(name) ?? [];
  const rules = specs.flatMap((spec) => spec.bands.map((band) => ({ spec, band })));
  const queries = rules.map(query).join("\n\n");
  return [table([HEADER, ...rules.map(row)]), `\`\`\`promql\n${queries}\n\`\`\``, links(name, specs, alerts)].join(
    "\n\n",
  );
}
