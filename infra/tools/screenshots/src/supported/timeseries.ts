import Type, { type Static } from "typebox";
import { BY_NAME, NO_VALUE, THRESHOLDS, UNIT } from "./field.ts";
import { LEGEND, overridesOf, panelSchema, RANGE_QUERY } from "./panel.ts";
import { closed, ignored, only } from "./schema.ts";

export const TIMESERIES = panelSchema({
  type: "timeseries",
  /** Exemplars are not drawn. */
  query: closed({ ...RANGE_QUERY.properties, ...ignored("exemplar") }),
  field: {
    unit: UNIT,
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    color: BY_NAME,
    thresholds: Type.Optional(THRESHOLDS),
    noValue: NO_VALUE,
    custom: closed({
      axisSoftMin: Type.Optional(Type.Number()),
      axisCenteredZero: Type.Optional(Type.Literal(true)),
      lineWidth: Type.Number(),
      /** Percent. */
      fillOpacity: Type.Number(),
      stacking: closed({ mode: Type.Enum(["none", "normal"]) }),
      thresholdsStyle: Type.Optional(closed(only({ mode: "dashed" }))),
      transform: Type.Optional(Type.Literal("negative-Y")),
      ...only({ gradientMode: "none", lineInterpolation: "linear", showPoints: "never", spanNulls: false }),
    }),
  },
  overrides: overridesOf("custom.transform"),
  options: { legend: LEGEND, ...ignored("tooltip") },
});
export type TimeseriesPanel = Static<typeof TIMESERIES>;
export type TimeseriesField = TimeseriesPanel["fieldConfig"]["defaults"];
