import type { Dataquery } from "@grafana/grafana-foundation-sdk/prometheus";
import type { Course, PrometheusApi } from "@petswipe/prometheus-client";
import { interpolate, type Values } from "./interpolate.ts";
import type { PanelModel } from "./model.ts";
import { shown, type View } from "./time.ts";

/** What a panel's query yields: for one that asks of a moment, one point a series. */
export interface Asked {
  readonly refId: string;
  /** As it was asked, with values in place of variables. */
  readonly expr: string;
  readonly legend: string;
  readonly courses: readonly Course[];
}

/** Asks what a panel would ask, with values chosen for its dashboard's variables. Throws what Prometheus refuses. */
export async function ask(
  api: PrometheusApi,
  { interval }: PanelModel,
  { expr, refId, legendFormat, instant, interval: ofQuery }: Dataquery,
  view: View,
  chosen: Values,
): Promise<Asked> {
  const { range, values } = shown(view, interval, ofQuery);
  const text = interpolate(expr, { ...values, ...chosen });
  const courses = instant
    ? (await api.samples(text, range.to)).map(({ series, value }) => ({ series, points: [[range.to, value] as const] }))
    : await api.courses(text, range);
  return { refId: refId ?? "", expr: text, legend: legendFormat ?? "", courses };
}
