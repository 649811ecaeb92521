import type { DashboardLink, Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { type PanelModel, panelsOf } from "../../dashboards/model.ts";
import { placeOf } from "./queries.ts";

/** A link and its place in a dashboard. */
export interface PlacedLink {
  readonly place: string;
  readonly url: string;
}

/** The links of a panel and of its fields. */
function ofPanel({ links = [], fieldConfig }: PanelModel): readonly DashboardLink[] {
  const ofFields = (fieldConfig?.overrides ?? []).flatMap(({ properties }) =>
    properties.filter(({ id }) => id === "links").flatMap(({ value }) => value as DashboardLink[]),
  );
  return [...links, ...(fieldConfig?.defaults.links ?? []), ...ofFields];
}

/** Every link that has a URL. */
export function linksOf(dashboard: string, model: Model): PlacedLink[] {
  const placed = (place: string, links: readonly DashboardLink[]) =>
    links.flatMap(({ url }) => (url ? [{ place, url }] : []));
  return [
    ...placed(`dashboard ${dashboard}`, model.links ?? []),
    ...panelsOf(model).flatMap((panel) => placed(placeOf(dashboard, panel), ofPanel(panel))),
  ];
}
