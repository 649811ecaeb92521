import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { SELECTED_DATASOURCE } from "../../dashboards/datasources.ts";
import type { Models } from "../../dashboards/models.ts";
import { DASHBOARDS } from "../../links.ts";
import { gridFaults } from "./grid-faults.ts";
import type { Known } from "./known.ts";
import { labelFaults } from "./label-faults.ts";
import { type Destinations, linkFaults, unlinkedAlerts } from "./link-faults.ts";
import { panelFaults } from "./panel-faults.ts";
import { syntaxFaults } from "./queries.ts";
import { queryFaults } from "./query-faults.ts";
import { tableFaults } from "./table-faults.ts";
import { variableFaults } from "./variable-faults.ts";
import { windowFaults } from "./window-faults.ts";

/** What dashboards may rely on. */
export interface Ground extends Known, Destinations {
  /** The time between two scrapes of jobs that have none of their own: `15s`. */
  readonly scrapeInterval: string;
}

/** Grafana's bound on a uid. */
const LONGEST_UID = 40;
const UIDS: Readonly<Record<string, string>> = DASHBOARDS;

/** What is asked for choices and marks, and not of the chosen Prometheus. */
function otherSources({ templating, annotations }: Model): string[] {
  const variables = (templating.list ?? []).filter(({ type }) => type === "query");
  return [...variables, ...(annotations.list ?? [])]
    .filter(({ datasource }) => datasource?.uid !== SELECTED_DATASOURCE.uid)
    .map(({ name }) => `${name} does not ask ${SELECTED_DATASOURCE.uid}, the data source that is chosen.`);
}

function headFaults(dashboard: string, model: Model): string[] {
  const { id, uid = "", title, description, editable } = model;
  const faults = [
    ...otherSources(model),
    ...(id === null ? [] : ["its id is not null: each Grafana gives one of its own."]),
    ...(uid === UIDS[dashboard] ? [] : [`its uid is ${uid}, and links lead to ${UIDS[dashboard]}.`]),
    ...(uid.length <= LONGEST_UID ? [] : [`its uid has ${uid.length} characters; Grafana takes ${LONGEST_UID}.`]),
    ...(title ? [] : ["it has no title."]),
    ...(description ? [] : ["it has no description."]),
    ...(editable === false ? [] : ["it can be edited in Grafana, where the change would be lost."]),
  ];
  return faults.map((fault) => `dashboard ${dashboard}: ${fault}`);
}

/** What is wrong with one dashboard as Grafana reads it, a sentence for each fault. What its queries ask only where they can be read. */
export function faultsOfDashboard(dashboard: string, model: Model, ground: Ground): string[] {
  const unreadable = syntaxFaults(dashboard, model);
  const always = [
    ...headFaults(dashboard, model),
    ...panelFaults(dashboard, model),
    ...gridFaults(dashboard, model),
    ...linkFaults(dashboard, model, ground),
  ];
  if (unreadable.length > 0) return [...always, ...unreadable];
  return [
    ...always,
    ...queryFaults(dashboard, model, ground),
    ...labelFaults(dashboard, model, ground),
    ...tableFaults(dashboard, model, ground),
    ...variableFaults(dashboard, model),
    ...windowFaults(dashboard, model, ground.scrapeInterval),
  ];
}

/** What is wrong with dashboards as Grafana reads them, a sentence for each fault. */
export const dashboardFaults = (models: Models, ground: Ground): string[] => [
  ...Object.entries(models).flatMap(([name, model]) => faultsOfDashboard(name, model, ground)),
  ...unlinkedAlerts(models, ground),
];
