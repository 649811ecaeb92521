import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { variablesOf } from "../../dashboards/interpolate.ts";
import { panelsOf } from "../../dashboards/model.ts";
import { linksOf } from "./links.ts";
import { panelQueries, placeOf, queriesOf, variableQueries } from "./queries.ts";

/** Built into Grafana. */
const BUILT_IN = new Set(["__rate_interval", "__range", "__range_s", "__interval", "__url_time_range"]);
/** A text that may use variables, and its place. */
interface Text {
  readonly place: string;
  readonly text: string;
}

const variablesIn = ({ text }: Text): string[] => variablesOf(text);

/** Queries and data sources: here a variable takes effect. */
const effective = (dashboard: string, model: Model): Text[] => [
  ...panelQueries(dashboard, model),
  ...panelQueries(dashboard, model).map(({ place, target }) => ({ place, text: target.datasource?.uid ?? "" })),
  ...variableQueries(dashboard, model),
];

const others = (dashboard: string, model: Model): Text[] => [
  ...queriesOf(dashboard, model),
  ...panelQueries(dashboard, model).map(({ place, target }) => ({ place, text: target.legendFormat ?? "" })),
  ...panelsOf(model).map((panel) => ({ place: placeOf(dashboard, panel), text: panel.datasource?.uid ?? "" })),
  ...linksOf(dashboard, model).map(({ place, url }) => ({ place, text: url })),
];

/** One problem for each variable that is used but not declared, or declared but not used by a query. */
export function variableProblems(dashboard: string, model: Model): string[] {
  const declared = new Set((model.templating.list ?? []).map(({ name }) => name));
  const texts = [...effective(dashboard, model), ...others(dashboard, model)];
  const undeclared = texts.flatMap((text) =>
    variablesIn(text)
      .filter((name) => !declared.has(name) && !BUILT_IN.has(name))
      .map((name) => `${text.place}: uses $${name}, which is not a variable of the dashboard.`),
  );
  const used = new Set(effective(dashboard, model).flatMap(variablesIn));
  const unused = [...declared].filter((name) => !used.has(name));
  return [
    ...new Set(undeclared),
    ...unused.map((name) => `dashboard ${dashboard}: variable ${name} is not used by any query.`),
  ];
}
