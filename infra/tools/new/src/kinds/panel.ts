import type { TimeSeriesPanel } from "@petswipe/monitoring/dashboards/spec";
import type { Draft } from "../draft.ts";
import { metricFacts } from "../metric-facts.ts";
import { description, panelData } from "../queries.ts";
import { type Request, required } from "../request.ts";
import { addPanel, LINE, sectionAt } from "../sections.ts";
import { code, type Sourced } from "../source.ts";

/** A panel in a section of a dashboard, with its queries, unit and legend by the type of the metric. */
export function panel(request: Request, draft: Draft): string[] {
  const section = sectionAt(required(request, "in", "<dashboard>/<section>, such as business/pets"), draft);
  const metric = metricFacts(required(request, "metric", "the metric to show"));
  const { unit, queries, imports } = panelData(metric);
  const help = description(metric);
  const spec: Sourced<TimeSeriesPanel> & { readonly title: string } = {
    kind: "timeseries",
    title: request.name,
    description: request.options.text ?? help.text,
    unit: code(unit),
    queries,
    width: LINE,
  };
  addPanel(draft, section, spec, [unit, ...imports, ...(request.options.text === undefined ? help.imports : [])]);
  return [];
}
