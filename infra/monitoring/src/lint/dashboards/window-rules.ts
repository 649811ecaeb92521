import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { durationMs } from "@petswipe/promql/duration";
import { type Selector, selectorsIn } from "@petswipe/promql/selectors";
import { anyChoice } from "../../dashboards/interpolate.ts";
import { shown } from "../../dashboards/time.ts";
import { type JobName, jobEntries } from "../../scrape/jobs.ts";
import { type ThirdPartyName, thirdParty } from "../../third-party/all.ts";
import { type PanelQuery, panelQueries } from "./queries.ts";

/** With fewer in a window, one failed scrape leaves a gap in the rate. Grafana's $__rate_interval covers as many. */
const SCRAPES = 4;
const RATES = new Set(["rate", "increase", "irate"]);

/** The longest scrape interval of the jobs that the series may come from. */
function intervalOf({ metrics = [], oneOf }: Selector, scrapeInterval: string): string {
  const selected = oneOf["job"];
  const serving = metrics.flatMap((name): readonly JobName[] => thirdParty[name as ThirdPartyName]?.jobs ?? []);
  const intervals = jobEntries
    .filter(([job]) => serving.includes(job) && (selected === undefined || selected.includes(job)))
    .map(([, { interval }]) => interval ?? scrapeInterval);
  return intervals.toSorted((a, b) => durationMs(b) - durationMs(a))[0] ?? scrapeInterval;
}

/** The shortest value of `$__rate_interval`. */
function shortestWindow({ panel, target }: PanelQuery, scrapeInterval: string): string {
  const view = { to: 0, seconds: 0, points: 1, scrapeInterval: durationMs(scrapeInterval) / 1000 };
  return shown(view, panel.interval, target.interval).values["__rate_interval"] ?? scrapeInterval;
}

function problemsOf(query: PanelQuery, scrapeInterval: string): string[] {
  const { place, text, target } = query;
  if (target.instant !== true && /\$\{?__range\b/.test(text))
    return [`${place}: counts over the whole visible range at every point: make it an instant query.`];
  if (/\[\$\{?__interval\b/.test(text))
    return [`${place}: $__interval can be shorter than the scrape interval: use $__rate_interval.`];
  const shortest = shortestWindow(query, scrapeInterval);
  const expression = anyChoice(text.replaceAll(/\$(__rate_interval\b|\{__rate_interval\})/g, shortest));
  return selectorsIn(expression).flatMap((selector) => {
    const { callee = "", range, text: selected } = selector;
    const interval = intervalOf(selector, scrapeInterval);
    if (!RATES.has(callee) || range === undefined || durationMs(range) >= SCRAPES * durationMs(interval)) return [];
    const written = selected.replace(`[${shortest}]`, () => "[$__rate_interval]");
    return [`${place}: ${written} covers fewer than ${SCRAPES} scrapes at an interval of ${interval}.`];
  });
}

/**
 * One problem for each rate whose window covers too few scrapes, and for each range query over the whole visible range.
 * `scrapeInterval` is that of jobs without their own, and of the data source.
 */
export const windowProblems = (dashboard: string, model: Model, scrapeInterval: string): string[] =>
  panelQueries(dashboard, model).flatMap((query) => problemsOf(query, scrapeInterval));
