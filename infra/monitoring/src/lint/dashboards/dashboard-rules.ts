import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { SELECTED_DATASOURCE } from "../../dashboards/datasources.ts";
import type { Models } from "../../dashboards/models.ts";
import { DASHBOARDS } from "../../links.ts";
import { gridProblems } from "./grid-rules.ts";
import type { Known } from "./known.ts";
import { labelProblems } from "./label-rules.ts";
import { type Destinations, linkProblems, unlinkedAlerts } from "./link-rules.ts";
import { panelProblems } from "./panel-rules.ts";
import { syntaxProblems } from "./queries.ts";
import { queryProblems } from "./query-rules.ts";
import { tableProblems } from "./table-rules.ts";
import { variableProblems } from "./variable-rules.ts";
import { windowProblems } from "./window-rules.ts";

/** What dashboards are checked against. */
export interface Context extends Known, Destinations {
  /** The scrape interval of jobs without their own: `15s`. */
  readonly scrapeInterval: string;
}

/** Grafana's limit. */
const MAX_UID_LENGTH = 40;
const UIDS: Readonly<Record<string, string>> = DASHBOARDS;

/** Variables and annotations that do not query the selected data source. */
function otherSources({ templating, annotations }: Model): string[] {
  const variables = (templating.list ?? []).filter(({ type }) => type === "query");
  return [...variables, ...(annotations.list ?? [])]
    .filter(({ datasource }) => datasource?.uid !== SELECTED_DATASOURCE.uid)
    .map(({ name }) => `${name} does not use ${SELECTED_DATASOURCE.uid}, the selected data source.`);
}

function headProblems(dashboard: string, model: Model): string[] {
  const { id, uid = "", title, description, editable } = model;
  const problems = [
    ...otherSources(model),
    ...(id === null ? [] : ["id must be null: each Grafana assigns its own."]),
    ...(uid === UIDS[dashboard] ? [] : [`uid is ${uid}, but links use ${UIDS[dashboard]}.`]),
    ...(uid.length <= MAX_UID_LENGTH ? [] : [`uid has ${uid.length} characters; Grafana allows ${MAX_UID_LENGTH}.`]),
    ...(title ? [] : ["title is missing."]),
    ...(description ? [] : ["description is missing."]),
    ...(editable === false ? [] : ["editable must be false: changes made in Grafana would be lost."]),
  ];
  return problems.map((problem) => `dashboard ${dashboard}: ${problem}`);
}

/** Problems in one dashboard, as Grafana reads it. Queries are checked further only once all of them parse. */
export function problemsOfDashboard(dashboard: string, model: Model, context: Context): string[] {
  const syntax = syntaxProblems(dashboard, model);
  const always = [
    ...headProblems(dashboard, model),
    ...panelProblems(dashboard, model),
    ...gridProblems(dashboard, model),
    ...linkProblems(dashboard, model, context),
  ];
  if (syntax.length > 0) return [...always, ...syntax];
  return [
    ...always,
    ...queryProblems(dashboard, model, context),
    ...labelProblems(dashboard, model, context),
    ...tableProblems(dashboard, model, context),
    ...variableProblems(dashboard, model),
    ...windowProblems(dashboard, model, context.scrapeInterval),
  ];
}

/** Problems in all dashboards, and alerts that none of them links to. */
export const dashboardProblems = (models: Models, context: Context): string[] => [
  ...Object.entries(models).flatMap(([name, model]) => problemsOfDashboard(name, model, context)),
  ...unlinkedAlerts(models, context),
];
