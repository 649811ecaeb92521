import Type from "typebox";
import { NO_VALUE, UNIT } from "./field.ts";
import { panelSchema, RANGE_QUERY } from "./panel.ts";
import { closed, ignored, NONE, only } from "./schema.ts";

const COLOR_SCHEME = closed({
  ...only({ mode: "scheme", scheme: "Oranges", scale: "exponential", reverse: false }),
  exponent: Type.Number(),
  ...ignored("steps", "fill"), // shades are continuous; a fill belongs to another mode
});

export const HEATMAP = panelSchema({
  type: "heatmap",
  /** Exemplars are not drawn. */
  query: closed({ ...RANGE_QUERY.properties, ...only({ format: "heatmap" }), ...ignored("exemplar") }),
  field: { unit: UNIT, noValue: NO_VALUE, custom: closed({}) },
  overrides: NONE,
  options: {
    ...only({ calculate: false, showValue: "auto" }),
    rowsFrame: closed(only({ layout: "le" })),
    yAxis: closed({ unit: UNIT }),
    color: COLOR_SCHEME,
    cellGap: Type.Number(),
    /** Cells with fewer observations are empty. */
    filterValues: closed({ le: Type.Number() }),
    legend: closed(only({ show: true })),
    ...ignored("exemplars", "selectionMode", "tooltip"),
  },
});
