import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import { interpolate, type Values } from "@petswipe/monitoring/dashboards/interpolate";
import { shown, type View } from "@petswipe/monitoring/dashboards/time";
import type { PrometheusApi, RangeSeries } from "@petswipe/prometheus-client";
import Type, { type Static } from "typebox";
import { colorOf } from "./colors.ts";
import { COLOR } from "./supported/field.ts";
import { closed, ignored, only } from "./supported/schema.ts";

/** An event or a period, which begins and ends at Unix seconds. */
export interface Annotation {
  readonly from: number;
  readonly to: number;
  readonly color: string;
}

/** The annotations of one query. */
export interface AnnotationLayer {
  readonly name: string;
  readonly color: string;
  readonly annotations: readonly Annotation[];
}

/** The annotation queries that are drawn as Grafana does. */
export const ANNOTATION_QUERY = closed({
  name: Type.String(),
  iconColor: COLOR,
  expr: Type.String(),
  step: Type.String(),
  useValueForTime: Type.Optional(Type.Literal(true)),
  ...only({ enable: true, builtIn: 0, hide: false }),
  ...ignored("datasource", "tagKeys", "textFormat", "titleFormat"),
});
type AnnotationQuery = Static<typeof ANNOTATION_QUERY>;

/** Each sequence of points without a gap is one annotation. */
function periods(points: RangeSeries["points"], step: number): [number, number][] {
  const found: [number, number][] = [];
  for (const [at] of points) {
    const last = found.at(-1);
    if (last !== undefined && at - last[1] <= 1.5 * step) last[1] = at;
    else found.push([at, at]);
  }
  return found;
}

/** Each value is a time, in Unix milliseconds. */
const events = (points: RangeSeries["points"]): [number, number][] =>
  [...new Set(points.map(([, value]) => value / 1000))].map((at) => [at, at]);

async function layerOf(
  api: PrometheusApi,
  query: AnnotationQuery,
  view: View,
  values: Values,
): Promise<AnnotationLayer> {
  const { range, values: times } = shown(view, query.step);
  const { name, iconColor, expr, useValueForTime } = query;
  const color = colorOf(iconColor);
  const results = await api.queryRange(interpolate(expr, { ...times, ...values }), range);
  const found = results.flatMap(({ points }) => (useValueForTime ? events(points) : periods(points, range.step)));
  const annotations = found
    .filter(([from, to]) => to >= range.from && from <= range.to)
    .map(([from, to]) => ({ from, to, color }));
  return { name, color, annotations };
}

/** Queries a dashboard's annotations. Throws what Prometheus rejects. */
export const annotationsOn = (api: PrometheusApi, { annotations }: Dashboard, view: View, values: Values) =>
  Promise.all(
    ((annotations.list ?? []) as readonly AnnotationQuery[]).map((query) => layerOf(api, query, view, values)),
  );
