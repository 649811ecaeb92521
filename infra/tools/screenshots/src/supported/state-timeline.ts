import Type from "typebox";
import { BY_THRESHOLDS, UNIT, VALUE_MAPPINGS } from "./field.ts";
import { LEGEND, panelSchema, RANGE_QUERY } from "./panel.ts";
import { closed, ignored, NONE, only } from "./schema.ts";

export const STATE_TIMELINE = panelSchema({
  type: "state-timeline",
  query: RANGE_QUERY,
  field: {
    unit: UNIT,
    color: BY_THRESHOLDS,
    mappings: VALUE_MAPPINGS,
    custom: closed({ fillOpacity: Type.Number(), ...only({ lineWidth: 0 }) }),
  },
  overrides: NONE,
  options: {
    ...only({ mergeValues: true, showValue: "auto", alignValue: "left" }),
    rowHeight: Type.Number(),
    legend: LEGEND,
    ...ignored("tooltip", "perPage"), // all rows are drawn, on one page
  },
});
