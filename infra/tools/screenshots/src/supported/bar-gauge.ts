import Type from "typebox";
import { DECIMALS, NO_VALUE, THRESHOLDS, UNIT } from "./field.ts";
import { INSTANT_QUERY, NEWEST, panelSchema } from "./panel.ts";
import { closed, ignored, NONE, only } from "./schema.ts";

export const BAR_GAUGE = panelSchema({
  type: "bargauge",
  query: INSTANT_QUERY,
  field: {
    unit: UNIT,
    decimals: DECIMALS,
    min: Type.Number(),
    max: Type.Optional(Type.Number()),
    color: closed({ mode: Type.Enum(["thresholds", "palette-classic-by-name"]) }),
    thresholds: THRESHOLDS,
    noValue: NO_VALUE,
  },
  overrides: NONE,
  options: {
    reduceOptions: NEWEST,
    ...only({ displayMode: "basic", orientation: "horizontal", namePlacement: "left", sizing: "auto" }),
    ...only({ valueMode: "text", showUnfilled: true }),
    ...ignored("legend", "maxVizHeight", "minVizHeight", "minVizWidth"),
  },
});
