import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { variablesOf } from "../../dashboards/interpolate.ts";
import { panelsOf } from "../../dashboards/model.ts";
import { linksOf } from "./links.ts";
import { panelQueries, placeOf, queriesOf, variableQueries } from "./queries.ts";

/** Those that Grafana fills in itself. */
const OF_GRAFANA = new Set(["__rate_interval", "__range", "__range_s", "__interval", "__url_time_range"]);
/** A text that may name variables, and where it stands. */
interface Text {
  readonly place: string;
  readonly text: string;
}

const variablesIn = ({ text }: Text): string[] => variablesOf(text);

/** What asks for data, or for what can be chosen. */
const asking = (dashboard: string, model: Model): Text[] => [
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

/** Variables that are named and not declared, or declared and asked by nothing. A sentence for each. */
export function variableFaults(dashboard: string, model: Model): string[] {
  const declared = new Set((model.templating.list ?? []).map(({ name }) => name));
  const texts = [...asking(dashboard, model), ...others(dashboard, model)];
  const strange = texts.flatMap((text) =>
    variablesIn(text)
      .filter((name) => !declared.has(name) && !OF_GRAFANA.has(name))
      .map((name) => `${text.place}: it names $${name}, and the dashboard has no such variable.`),
  );
  const used = new Set(asking(dashboard, model).flatMap(variablesIn));
  const idle = [...declared].filter((name) => !used.has(name));
  return [
    ...new Set(strange),
    ...idle.map(
      (name) => `dashboard ${dashboard}: it offers a choice of ${name}, and no query asks for what is chosen.`,
    ),
  ];
}
