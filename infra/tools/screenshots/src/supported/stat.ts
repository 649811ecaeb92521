import Type from "typebox";
import { BY_THRESHOLDS, DECIMALS, NO_VALUE, THRESHOLDS, UNIT, VALUE_MAPPINGS } from "./field.ts";
import { INSTANT_QUERY, NEWEST, panelSchema } from "./panel.ts";
import { ignored, NONE, only } from "./schema.ts";

export const STAT = panelSchema({
  type: "stat",
  query: INSTANT_QUERY,
  field: {
    unit: UNIT,
    decimals: DECIMALS,
    color: BY_THRESHOLDS,
    thresholds: THRESHOLDS,
    mappings: Type.Optional(VALUE_MAPPINGS),
    noValue: NO_VALUE,
  },
  overrides: NONE,
  options: {
    reduceOptions: NEWEST,
    textMode: Type.Enum(["value", "value_and_name"]),
    ...only({ colorMode: "value", graphMode: "none", showPercentChange: false }),
    ...only({ justifyMode: "auto", orientation: "auto", wideLayout: true }),
    ...ignored("percentChangeColorMode"),
  },
});
