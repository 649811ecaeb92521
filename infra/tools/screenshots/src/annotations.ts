import type { AnnotationQuery, Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import { interpolate, type Values } from "@petswipe/monitoring/dashboards/interpolate";
import { shown, type View } from "@petswipe/monitoring/dashboards/time";
import type { Course, PrometheusApi } from "@petswipe/prometheus-client";
import { colorOf } from "./colors.ts";

/** Something that happened, from a moment to another, which may be the same: Unix seconds. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly color: string;
}

/** What a dashboard marks on its time axes. */
export interface MarkKind {
  readonly name: string;
  readonly color: string;
  readonly marks: readonly Mark[];
}

/** Each stretch without a gap is one thing that happened. */
function stretches(points: Course["points"], step: number): [number, number][] {
  const found: [number, number][] = [];
  for (const [at] of points) {
    const last = found.at(-1);
    if (last !== undefined && at - last[1] <= 1.5 * step) last[1] = at;
    else found.push([at, at]);
  }
  return found;
}

/** Each value, in Unix milliseconds, is when something happened. */
const moments = (points: Course["points"]): [number, number][] =>
  [...new Set(points.map(([, value]) => value / 1000))].map((at) => [at, at]);

async function marksOf(api: PrometheusApi, query: AnnotationQuery, view: View, values: Values): Promise<MarkKind> {
  const { range, values: times } = shown(view, query.step);
  const { name, iconColor, expr = "", useValueForTime = false } = query;
  const color = colorOf(iconColor);
  const courses = await api.courses(interpolate(expr, { ...times, ...values }), range);
  const found = courses.flatMap(({ points }) => (useValueForTime ? moments(points) : stretches(points, range.step)));
  const marks = found
    .filter(([from, to]) => to >= range.from && from <= range.to)
    .map(([from, to]) => ({ from, to, color }));
  return { name, color, marks };
}

/** Asks for everything that a dashboard marks. Throws what Prometheus refuses. */
export const marksOn = (api: PrometheusApi, { annotations }: Dashboard, view: View, values: Values) =>
  Promise.all(
    (annotations.list ?? []).filter(({ enable }) => enable).map((query) => marksOf(api, query, view, values)),
  );
