import { lackedBy } from "@petswipe/monitoring/dashboards/absent";
import { type Asked, ask } from "@petswipe/monitoring/dashboards/ask";
import type { Values } from "@petswipe/monitoring/dashboards/interpolate";
import type { PanelModel } from "@petswipe/monitoring/dashboards/model";
import type { View } from "@petswipe/monitoring/dashboards/time";
import type { PrometheusApi } from "@petswipe/prometheus-client";

/** What Prometheus says to a panel's queries. */
export interface Answers {
  readonly asked: readonly Asked[];
  /** Names of queries that yield nothing. */
  readonly empty: readonly string[];
  /** Jobs that those would need, and that are not scraped. */
  readonly lacked: readonly string[];
  /** Why queries were refused. */
  readonly errors: readonly string[];
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What is asked, and of whom. */
export interface Question {
  readonly api: PrometheusApi;
  readonly view: View;
  /** Values for the dashboard's variables. */
  readonly values: Values;
  /** Jobs that are not scraped. */
  readonly absent: readonly string[];
}

/** Asks all queries of a panel. A query that Prometheus refuses is told of, so that the others can be shown. */
export async function answersTo(panel: PanelModel, { api, view, values, absent }: Question): Promise<Answers> {
  const settled = await Promise.allSettled(panel.targets.map((target) => ask(api, panel, target, view, values)));
  const asked = settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const errors = settled.flatMap((result) => (result.status === "rejected" ? [messageOf(result.reason)] : []));
  const empty = asked.filter(({ courses }) => courses.length === 0);
  const lacked = new Set(empty.flatMap(({ expr }) => lackedBy(expr, absent)));
  return { asked, empty: empty.map(({ refId, legend }) => legend || refId), lacked: [...lacked], errors };
}
