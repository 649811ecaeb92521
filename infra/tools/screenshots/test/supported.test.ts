import { generatedDashboards } from "@petswipe/monitoring/testing/generated-dashboards";
import type { TSchema } from "typebox";
import { describe, expect, it } from "vitest";
import { ANNOTATION_QUERY } from "../src/annotations.ts";
import { COLOR_NAMES } from "../src/colors.ts";
import { type FieldConfig, overridden } from "../src/field.ts";
import { RENDERERS } from "../src/renderers.ts";
import { ROW, unsupportedIn } from "../src/supported/dashboard.ts";
import { VARIABLE } from "../src/variables.ts";
import { type UsedValues, unusedIn } from "./support/schema-usage.ts";

const generated = await generatedDashboards();
const dashboards = [...generated.values()];
const panels = dashboards.flatMap((dashboard) => dashboard.panels ?? []);

it.each([...generated])("screenshots support everything that %s uses", (_, dashboard) => {
  expect(unsupportedIn(dashboard)).toEqual([]);
});

/** A panel as it is, and as each of its overrides changes it. */
function variantsOf(panel: unknown) {
  const { fieldConfig, ...others } = panel as { fieldConfig: FieldConfig<object> };
  const { defaults, overrides } = fieldConfig;
  const fields = [defaults, ...overrides.map((override) => overridden(defaults, override))];
  return fields.map((field) => ({ ...others, fieldConfig: { defaults: field, overrides } }));
}

describe("screenshots support nothing that no dashboard uses:", () => {
  const used: UsedValues = new Map();
  const schemas: [string, TSchema, unknown[]][] = [
    ...Object.entries(RENDERERS).map(([type, { schema }]): [string, TSchema, unknown[]] => {
      return [type, schema, panels.filter((panel) => panel.type === type).flatMap(variantsOf)];
    }),
    ["row", ROW, panels.filter(({ type }) => type === "row")],
    ["variable", VARIABLE, dashboards.flatMap(({ templating }) => templating.list ?? [])],
    ["annotation", ANNOTATION_QUERY, dashboards.flatMap(({ annotations }) => annotations.list ?? [])],
  ];
  const unused = schemas.map(([name, schema, values]) => [name, unusedIn(schema, values, name, used)] as const);

  it.each(unused)("no property of %s", (_, properties) => expect(properties).toEqual([]));

  it("no value of a property", () => {
    const values = [...used].flatMap(([offered, inUse]) => offered.filter((value) => !inUse.has(value)));
    const palette: readonly unknown[] = COLOR_NAMES; // series take all of its colors
    expect(values.filter((value) => !palette.includes(value))).toEqual([]);
    expect([...used.keys()].flat()).toEqual(expect.arrayContaining(["percentunit", "byRegexp", "value_and_name"]));
  });
});
