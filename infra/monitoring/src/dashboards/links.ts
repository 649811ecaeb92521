import { type DashboardLink, DashboardLinkBuilder, DashboardLinkType } from "@grafana/grafana-foundation-sdk/dashboard";
import { DASHBOARDS, type Dashboard, runbookUrl } from "../links.ts";
import type { PanelSpec } from "./spec.ts";

/** On every dashboard, so that the menu of each lists all others. */
export const TAG = "petswipe";

const toDashboard = (dashboard: Dashboard) =>
  new DashboardLinkBuilder(`Dashboard: ${dashboard}`)
    .type(DashboardLinkType.Link)
    .url(`/d/${DASHBOARDS[dashboard]}?$\{__url_time_range}&$\{datasource:queryparam}`);

const toRunbook = (alert: string) =>
  new DashboardLinkBuilder(`Runbook: ${alert}`).type(DashboardLinkType.Link).url(runbookUrl(alert)).targetBlank(true);

/** From a panel to the runbooks of its alerts, and to dashboards with details. */
export const panelLinks = ({ alerts = [], dashboards = [] }: PanelSpec) => [
  ...alerts.map(toRunbook),
  ...dashboards.map(toDashboard),
];

/** From a dashboard to all others, with the same time range. Selected instances are not kept: other dashboards have other jobs. */
export const menu = (): DashboardLink => {
  // The default placement; the SDK would hide the link in a menu of its own.
  const { placement: _, ...link } = new DashboardLinkBuilder("Dashboards")
    .type(DashboardLinkType.Dashboards)
    .tags([TAG])
    .asDropdown(true)
    .keepTime(true)
    .includeVars(false)
    .build();
  return link;
};
