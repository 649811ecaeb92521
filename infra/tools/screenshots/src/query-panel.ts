import { lackedBy } from "@petswipe/monitoring/dashboards/absent-jobs";
import type { Values } from "@petswipe/monitoring/dashboards/interpolate";
import type { PanelModel } from "@petswipe/monitoring/dashboards/model";
import { type QueryResult, queryPanel } from "@petswipe/monitoring/dashboards/query-panel";
import type { View } from "@petswipe/monitoring/dashboards/time";
import type { PrometheusApi } from "@petswipe/prometheus-client";

/** What Prometheus answers to a panel's queries. */
export interface Answers {
  readonly asked: readonly QueryResult[];
  /** Names of queries that yield nothing. */
  readonly empty: readonly string[];
  /** Jobs that these queries need and that are not scraped. */
  readonly missingJobs: readonly string[];
  /** Why queries were rejected. */
  readonly errors: readonly string[];
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** How panels are queried. */
export interface QueryContext {
  readonly api: PrometheusApi;
  readonly view: View;
  /** Values of the dashboard's variables. */
  readonly values: Values;
  /** Jobs that are not scraped. */
  readonly absent: readonly string[];
}

/** Runs all queries of a panel. The message of a rejected query is returned, so that the others can be shown. */
export async function answersTo(panel: PanelModel, { api, view, values, absent }: QueryContext): Promise<Answers> {
  const settled = await Promise.allSettled(panel.targets.map((target) => queryPanel(api, panel, target, view, values)));
  const asked = settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const errors = settled.flatMap((result) => (result.status === "rejected" ? [messageOf(result.reason)] : []));
  const empty = asked.filter(({ results }) => results.length === 0);
  const missingJobs = new Set(empty.flatMap(({ expr }) => lackedBy(expr, absent)));
  return { asked, empty: empty.map(({ legend }) => legend), missingJobs: [...missingJobs], errors };
}
