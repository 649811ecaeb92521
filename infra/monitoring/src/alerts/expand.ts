import { dashboardUrl, runbookUrl } from "../links.ts";
import type { AlertingRule } from "../rules/rule-file.ts";
import { type AlertSpec, type AlertTable, type Band, FORMATS } from "./alert.ts";
import { fillIn } from "./fill-in.ts";
import { thresholdOf } from "./threshold.ts";
import { RESPONSE } from "./vocabulary.ts";

/** A rule's labels, with `{label}` where the value comes from the series. */
export function labelsOf(spec: AlertSpec, band: Band): Record<string, string> {
  const { severity, labels, service = spec.service, symptom = spec.symptom } = band;
  return { severity, team: spec.team, service, symptom, ...(spec.risk && { risk: spec.risk }), ...labels };
}

/** A rule's annotations, with placeholders. */
export function annotationsOf(name: string, spec: AlertSpec, band: Band): Record<string, string> {
  return {
    summary: spec.summary,
    description: spec.description,
    value: "{value}",
    threshold: "{threshold}",
    first_query: spec.firstQuery,
    runbook_url: runbookUrl(name),
    dashboard_url: dashboardUrl(spec.dashboard),
    response: RESPONSE[band.severity],
  };
}

function asTemplate(text: string, spec: AlertSpec, band: Band): string {
  return fillIn(text, (placeholder) => {
    if (placeholder === "value") return FORMATS[spec.format];
    if (placeholder === "threshold") return thresholdOf(spec, band);
    return band.labels?.[placeholder] ?? `{{ $labels.${placeholder} }}`;
  });
}

const mapValues = (texts: Record<string, string>, change: (text: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, change(text)]));

/** One Prometheus rule for each band of each alert. */
export function expand(alerts: AlertTable): AlertingRule[] {
  return Object.entries(alerts).flatMap(([name, spec]) =>
    spec.bands.map((band) => ({
      alert: name,
      expr: band.expr,
      ...(band.for && { for: band.for }),
      labels: mapValues(labelsOf(spec, band), (text) => asTemplate(text, spec, band)),
      annotations: mapValues(annotationsOf(name, spec, band), (text) => asTemplate(text, spec, band)),
    })),
  );
}
