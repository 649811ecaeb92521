import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import type { AlertSpec, AlertTable } from "../../alerts/alert.ts";
import type { Models } from "../../dashboards/models.ts";
import { DASHBOARDS, runbookUrl } from "../../links.ts";
import { linksOf, type PlacedLink } from "./links.ts";

/** What links may lead to. */
export interface Destinations {
  readonly topics: Readonly<Record<string, AlertTable>>;
  /** Names of those whose runbook is written. */
  readonly runbooks: ReadonlySet<string>;
}

const [BEFORE = "", AFTER = ""] = runbookUrl("\n").split("\n");
const UIDS: ReadonlySet<string> = new Set(Object.values(DASHBOARDS));

/** The alert whose runbook an address is; undefined where it is none. */
const alertAt = (url: string): string | undefined =>
  url.startsWith(BEFORE) ? url.slice(BEFORE.length).replace(AFTER, "") : undefined;

const alertsIn = ({ topics }: Destinations): (readonly [string, AlertSpec])[] =>
  Object.values(topics).flatMap((table) => Object.entries(table));

function astray({ place, url }: PlacedLink, to: Destinations): string[] {
  const alert = alertAt(url);
  const uid = /\/d\/([^/?#]*)/.exec(url)?.[1];
  if (alert !== undefined && !alertsIn(to).some(([name]) => name === alert))
    return [`${place}: it links to the runbook of ${alert}, and there is no such alert.`];
  if (alert !== undefined && !to.runbooks.has(alert))
    return [`${place}: it links to infra/runbooks/${alert}.md, and there is no such file.`];
  if (uid !== undefined && !UIDS.has(uid)) return [`${place}: it links to ${uid}, and there is no such dashboard.`];
  return [];
}

/** Links of a dashboard that lead nowhere, a sentence for each. */
export const linkFaults = (dashboard: string, model: Model, to: Destinations): string[] =>
  linksOf(dashboard, model).flatMap((link) => astray(link, to));

/** Alerts whose dashboard shows nobody the way to their runbook, a sentence for each. */
export function unlinkedAlerts(models: Models, to: Destinations): string[] {
  const linked = (dashboard: string) => {
    const model = models[dashboard];
    return new Set(model && linksOf(dashboard, model).flatMap(({ url }) => alertAt(url) ?? []));
  };
  const faults = alertsIn(to)
    .filter(([name, { dashboard }]) => !linked(dashboard).has(name))
    .map(
      ([name, { dashboard }]) =>
        `alert ${name}: it sends people to dashboard ${dashboard}, of which no panel links to its runbook: name it in the panel that shows what it watches.`,
    );
  return [...new Set(faults)];
}
