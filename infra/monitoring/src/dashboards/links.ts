import { type DashboardLink, DashboardLinkBuilder, DashboardLinkType } from "@grafana/grafana-foundation-sdk/dashboard";
import { DASHBOARDS, type Dashboard, runbookUrl } from "../links.ts";
import type { PanelSpec } from "./spec.ts";

/** On every dashboard, so that the menu of each leads to all others. */
export const TAG = "petswipe";

const toDashboard = (dashboard: Dashboard) =>
  new DashboardLinkBuilder(`More: ${dashboard}`)
    .type(DashboardLinkType.Link)
    .url(`/d/${DASHBOARDS[dashboard]}?$\{__url_time_range}&$\{datasource:queryparam}`);

const toRunbook = (alert: string) =>
  new DashboardLinkBuilder(`Runbook: ${alert}`).type(DashboardLinkType.Link).url(runbookUrl(alert)).targetBlank(true);

/** From a panel to the runbooks of the alerts that watch it, and to dashboards that tell more. */
export const panelLinks = ({ alerts = [], dashboards = [] }: PanelSpec) => [
  ...alerts.map(toRunbook),
  ...dashboards.map(toDashboard),
];

/** From a dashboard to all others, at the same time. An instance that is chosen on one is of no job of another. */
export const menu = (): DashboardLink => {
  // Where it stands by default; the SDK hides it in a menu of its own.
  const { placement: _, ...link } = new DashboardLinkBuilder("Dashboards")
    .type(DashboardLinkType.Dashboards)
    .tags([TAG])
    .asDropdown(true)
    .keepTime(true)
    .includeVars(false)
    .build();
  return link;
};
