import Type from "typebox";
import { BY_THRESHOLDS, DECIMALS, THRESHOLDS, UNIT } from "./field.ts";
import { INSTANT_QUERY, NEWEST, panelSchema } from "./panel.ts";
import { ignored, NONE, only } from "./schema.ts";

export const GAUGE = panelSchema({
  type: "gauge",
  query: INSTANT_QUERY,
  field: {
    unit: UNIT,
    decimals: DECIMALS,
    min: Type.Number(),
    max: Type.Number(),
    color: BY_THRESHOLDS,
    thresholds: THRESHOLDS,
  },
  overrides: NONE,
  options: {
    reduceOptions: NEWEST,
    ...only({ showThresholdMarkers: true, showThresholdLabels: false, orientation: "auto", sizing: "auto" }),
    ...ignored("minVizHeight", "minVizWidth"),
  },
});
