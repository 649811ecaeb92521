import Type, { type TProperties, type TSchema } from "typebox";
import { closed, ignored, NONE, only } from "./schema.ts";

const GRID_POSITION = closed({ x: Type.Integer(), y: Type.Integer(), w: Type.Integer(), h: Type.Integer() });

const QUERY = {
  refId: Type.String(),
  expr: Type.String(),
  /** Grafana's own name for a series (`__auto`) is not derived. */
  legendFormat: Type.String({ pattern: "^(?!__auto$)." }),
  interval: Type.Optional(Type.String()),
  ...ignored("datasource"),
};
/** Values over the time that is shown. */
export const RANGE_QUERY = closed({ ...QUERY, ...only({ instant: false, range: true }) });
/** The newest values. */
export const INSTANT_QUERY = closed({ ...QUERY, ...only({ instant: true, range: false }) });

/** The newest value of each series. */
export const NEWEST = closed({
  calcs: Type.Tuple([Type.Literal("lastNotNull")]),
  ...only({ fields: "", values: false }),
});

/** A legend below the panel, without values. */
export const LEGEND = closed({
  ...only({ showLegend: true, displayMode: "list", placement: "bottom" }),
  calcs: NONE,
});

const MATCHER = closed({ id: Type.Enum(["byName", "byRegexp"]), options: Type.String() });

/** Overrides that change these field options of a series or a column. */
export const overridesOf = <Id extends string>(...ids: readonly Id[]) =>
  Type.Array(
    closed({
      matcher: MATCHER,
      properties: Type.Array(closed({ id: Type.Enum([...ids]), value: Type.Unknown() })),
    }),
  );

interface PanelParts<Name, Query, Options, Field, Overrides, More> {
  readonly type: Name;
  readonly query: Query;
  readonly options: Options;
  /** Field options: unit, thresholds and so on, and the panel's own as `custom`. */
  readonly field: Field;
  readonly overrides: Overrides;
  readonly more?: More;
}

/** The JSON of a panel that a renderer draws as Grafana does: what it does not name is not supported. */
export const panelSchema = <
  const Name extends string,
  Query extends TSchema,
  Options extends TProperties,
  Field extends TProperties,
  Overrides extends TSchema,
  More extends TProperties = Record<never, never>,
>({
  type,
  query,
  options,
  field,
  overrides,
  more,
}: PanelParts<Name, Query, Options, Field, Overrides, More>) =>
  closed({
    type: Type.Literal(type),
    title: Type.String(),
    description: Type.String(),
    gridPos: GRID_POSITION,
    links: Type.Array(Type.Object({ title: Type.String() })),
    interval: Type.Optional(Type.String()),
    targets: Type.Array(query),
    options: closed(options),
    fieldConfig: closed({ defaults: closed(field), overrides }),
    ...only({ transparent: false }),
    ...ignored("id", "datasource", "repeatDirection"),
    ...(more as More),
  });
