import type { Asked } from "@petswipe/monitoring/dashboards/ask";
import { nameOf } from "@petswipe/monitoring/dashboards/legend";
import type { PanelModel } from "@petswipe/monitoring/dashboards/model";
import type { Series as Labels, Range } from "@petswipe/prometheus-client";
import { type Field, fieldOf } from "./field.ts";

/** A line of a panel: moments in Unix seconds, and its values; null where there is a gap. */
export interface Line {
  readonly name: string;
  readonly field: Field;
  readonly labels: Labels;
  readonly points: readonly (readonly [number, number | null])[];
}

const labelsText = (labels: Labels) => {
  const { __name__: metric = "", ...others } = labels;
  const pairs = Object.entries(others).map(([label, value]) => `${label}="${value}"`);
  return pairs.length === 0 && metric !== "" ? metric : `${metric}{${pairs.join(", ")}}`;
};

type Points = Asked["courses"][number]["points"];

/** A null between points that are further apart than a step: what was not measured is not drawn. */
function withGaps(points: Points, step: number): Line["points"] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    return before !== undefined && point[0] - before[0] > 1.5 * step
      ? [[before[0] + step, null] as const, point]
      : [point];
  });
}

const signOf = (field: Field) => (field.custom?.transform === "negative-Y" ? -1 : 1);

/** The lines that a panel's queries yield, in their order, with the sign that the panel gives them. */
export function linesOf(panel: PanelModel, asked: readonly Asked[], { step }: Range): Line[] {
  return asked.flatMap(({ legend, courses }) =>
    courses.map(({ series: labels, points }) => {
      const name = legend === "" || legend === "__auto" ? labelsText(labels) : nameOf(legend, labels);
      const field = fieldOf(panel, name);
      const sign = signOf(field);
      const signed = points.map(([at, value]) => [at, sign * value] as const);
      return { name, field, labels, points: withGaps(signed, step) };
    }),
  );
}

/** The newest number of a line; undefined where it has none. */
export const newest = ({ points }: Line): number | undefined =>
  points.findLast(([, value]) => value !== null && !Number.isNaN(value))?.[1] ?? undefined;
