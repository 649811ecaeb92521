import Type, { type Static } from "typebox";
import { COLOR_NAMES } from "../colors.ts";
import { UNITS } from "../units.ts";
import { closed, ignored, only } from "./schema.ts";

export const COLOR = Type.Enum(COLOR_NAMES);
export const UNIT = Type.Enum(UNITS);
export const DECIMALS = Type.Optional(Type.Integer({ minimum: 0 }));
/** Instead of "No data". */
export const NO_VALUE = Type.Optional(Type.String());

/** Colors by thresholds. */
export const BY_THRESHOLDS = closed(only({ mode: "thresholds" }));
/** A color of the palette for each name. */
export const BY_NAME = closed(only({ mode: "palette-classic-by-name" }));

const STEP = closed({ value: Type.Union([Type.Number(), Type.Null()]), color: COLOR });
export const THRESHOLDS = closed({ ...only({ mode: "absolute" }), steps: Type.Array(STEP) });
export type Thresholds = Static<typeof THRESHOLDS>;

const MAPPED = closed({ text: Type.String(), color: COLOR, ...ignored("index") });
export const VALUE_MAPPINGS = Type.Array(
  closed({ ...only({ type: "value" }), options: Type.Record(Type.String(), MAPPED) }),
);
export type ValueMappings = Static<typeof VALUE_MAPPINGS>;
