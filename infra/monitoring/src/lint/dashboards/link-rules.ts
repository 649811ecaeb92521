import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import type { AlertSpec, AlertTable } from "../../alerts/alert.ts";
import type { Models } from "../../dashboards/models.ts";
import { DASHBOARDS, runbookUrl } from "../../links.ts";
import { linksOf, type PlacedLink } from "./links.ts";

/** Valid link targets. */
export interface Destinations {
  readonly topics: Readonly<Record<string, AlertTable>>;
  /** Names of the alerts that have a runbook. */
  readonly runbooks: ReadonlySet<string>;
}

const [BEFORE = "", AFTER = ""] = runbookUrl("\n").split("\n");
const UIDS: ReadonlySet<string> = new Set(Object.values(DASHBOARDS));

/** The alert whose runbook a URL points to; undefined for any other URL. */
const alertAt = (url: string): string | undefined =>
  url.startsWith(BEFORE) ? url.slice(BEFORE.length).replace(AFTER, "") : undefined;

const alertsIn = ({ topics }: Destinations): (readonly [string, AlertSpec])[] =>
  Object.values(topics).flatMap((table) => Object.entries(table));

function broken({ place, url }: PlacedLink, to: Destinations): string[] {
  const alert = alertAt(url);
  const uid = /\/d\/([^/?#]*)/.exec(url)?.[1];
  if (alert !== undefined && !alertsIn(to).some(([name]) => name === alert))
    return [`${place}: links to the runbook of ${alert}, which is not an alert.`];
  if (alert !== undefined && !to.runbooks.has(alert))
    return [`${place}: links to infra/runbooks/${alert}.md, which does not exist.`];
  if (uid !== undefined && !UIDS.has(uid)) return [`${place}: links to ${uid}, which is not a dashboard.`];
  return [];
}

/** One problem for each broken link of a dashboard. */
export const linkProblems = (dashboard: string, model: Model, to: Destinations): string[] =>
  linksOf(dashboard, model).flatMap((link) => broken(link, to));

/** One problem for each alert whose dashboard does not link to its runbook. */
export function unlinkedAlerts(models: Models, to: Destinations): string[] {
  const linked = (dashboard: string) => {
    const model = models[dashboard];
    return new Set(model && linksOf(dashboard, model).flatMap(({ url }) => alertAt(url) ?? []));
  };
  return alertsIn(to)
    .filter(([name, { dashboard }]) => !linked(dashboard).has(name))
    .map(
      ([name, { dashboard }]) =>
        `alert ${name}: no panel of its dashboard, ${dashboard}, links to its runbook: add the alert to the panel that shows what it watches.`,
    );
}
