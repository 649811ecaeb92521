import { nameOf } from "@petswipe/monitoring/dashboards/legend";
import type { QueryResult } from "@petswipe/monitoring/dashboards/query-panel";
import type { Range } from "@petswipe/prometheus-client";
import { type FieldConfig, fieldOf } from "./field.ts";

/** A line of a panel: Unix seconds with values; null where there is a gap. */
export interface Line<Field> {
  readonly name: string;
  readonly field: Field;
  readonly points: readonly (readonly [number, number | null])[];
}

/** What a panel's lines are made of. */
export interface LineSource<Field> {
  readonly panel: { readonly fieldConfig: FieldConfig<Field> };
  readonly asked: readonly QueryResult[];
  readonly range: Range;
}

type Points = QueryResult["results"][number]["points"];

/** A null between points that are further apart than a step: what was not measured is not drawn. */
function withGaps(points: Points, step: number): Line<unknown>["points"] {
  return points.flatMap((point, index) => {
    const previous = points[index - 1];
    return previous !== undefined && point[0] - previous[0] > 1.5 * step
      ? [[previous[0] + step, null] as const, point]
      : [point];
  });
}

/** The lines of a panel, in the order of its queries. */
export function linesOf<Field extends object>({ panel, asked, range }: LineSource<Field>): Line<Field>[] {
  return asked.flatMap(({ legend, results }) =>
    results.map(({ series, points }) => {
      const name = nameOf(legend, series);
      return { name, field: fieldOf(panel.fieldConfig, name), points: withGaps(points, range.step) };
    }),
  );
}

/** The newest number of a line; undefined where it has none. */
export const newest = ({ points }: Line<unknown>): number | undefined =>
  points.findLast(([, value]) => value !== null && !Number.isNaN(value))?.[1] ?? undefined;
