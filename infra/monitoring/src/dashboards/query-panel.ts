import type { Dataquery } from "@grafana/grafana-foundation-sdk/prometheus";
import type { PrometheusApi, RangeSeries } from "@petswipe/prometheus-client";
import { interpolate, type Values } from "./interpolate.ts";
import type { PanelModel } from "./model.ts";
import { shown, type View } from "./time.ts";

/** The result of a panel's query: one point per series for an instant query. */
export interface QueryResult {
  readonly refId: string;
  /** The query that was sent, with its variables replaced. */
  readonly expr: string;
  readonly legend: string;
  readonly results: readonly RangeSeries[];
}

/** Runs a query as a panel does, with values for the variables of its dashboard. Throws when Prometheus refuses it. */
export async function queryPanel(
  api: PrometheusApi,
  { interval }: PanelModel,
  { expr, refId, legendFormat, instant, interval: ofQuery }: Dataquery,
  view: View,
  chosen: Values,
): Promise<QueryResult> {
  const { range, values } = shown(view, interval, ofQuery);
  const text = interpolate(expr, { ...values, ...chosen });
  const results = instant
    ? (await api.queryInstant(text, range.to)).map(({ series, value }) => ({
        series,
        points: [[range.to, value] as const],
      }))
    : await api.queryRange(text, range);
  return { refId: refId ?? "", expr: text, legend: legendFormat ?? "", results };
}
