import Type, { type Static } from "typebox";
import { BY_THRESHOLDS, DECIMALS, NO_VALUE, THRESHOLDS, UNIT, VALUE_MAPPINGS } from "./field.ts";
import { INSTANT_QUERY, overridesOf, panelSchema } from "./panel.ts";
import { closed, ignored, only } from "./schema.ts";

const FILTER = closed({ include: closed({ names: Type.Array(Type.String()) }) });
const ORGANIZE = closed({
  indexByName: Type.Record(Type.String(), Type.Number()),
  renameByName: Type.Record(Type.String(), Type.String()),
});
export type FilterOptions = Static<typeof FILTER>;
export type OrganizeOptions = Static<typeof ORGANIZE>;

export const TABLE = panelSchema({
  type: "table",
  query: closed({ ...INSTANT_QUERY.properties, ...only({ format: "table" }) }),
  field: {
    unit: UNIT,
    decimals: DECIMALS,
    color: Type.Optional(BY_THRESHOLDS),
    thresholds: Type.Optional(THRESHOLDS),
    mappings: Type.Optional(VALUE_MAPPINGS),
    noValue: NO_VALUE,
    custom: closed({
      ...only({ align: "auto" }),
      cellOptions: Type.Optional(closed(only({ type: "color-text" }))),
      ...ignored("filterable", "inspect"),
    }),
  },
  overrides: overridesOf("unit", "decimals", "color", "thresholds", "mappings", "custom.cellOptions"),
  options: {
    sortBy: Type.Optional(Type.Tuple([closed({ displayName: Type.String(), ...only({ desc: true }) })])),
    ...only({ showHeader: true, cellHeight: "sm", showTypeIcons: false }),
    footer: Type.Object(only({ show: false })),
    ...ignored("frameIndex"),
  },
  more: {
    /** One table of all queries, with some of its columns, in an order and with names of their own. */
    transformations: Type.Tuple([
      closed({ ...only({ id: "merge" }), options: closed({}) }),
      closed({ ...only({ id: "filterFieldsByName" }), options: FILTER }),
      closed({ ...only({ id: "organize" }), options: ORGANIZE }),
    ]),
  },
});
export type TablePanel = Static<typeof TABLE>;
export type TableField = TablePanel["fieldConfig"]["defaults"];
