import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { beforeAll, describe, expect, it } from "vitest";
import { DASHBOARDS } from "../src/links.ts";
import { dashboardValidator, type Validate } from "./support/dashboard-schema.ts";
import { generatedDashboards } from "./support/generated-dashboards.ts";
import { panelOf, sampleDashboard } from "./support/sample-dashboard.ts";

const generated = await generatedDashboards();

let validate: Validate;
beforeAll(() => {
  validate = dashboardValidator();
}, 60_000);

describe("the generated dashboards", () => {
  it("are complete", () => {
    expect([...generated.keys()].sort()).toEqual(Object.values(DASHBOARDS).toSorted());
  });

  it.each([...generated])("%s matches Grafana's types", (_, dashboard) => {
    expect(validate(dashboard)).toEqual([]);
  });
});

describe("a dashboard is refused", () => {
  /** The problems of the sample after a change of its JSON. */
  function tell(change: (model: Model) => unknown): string[] {
    const model = JSON.parse(JSON.stringify(sampleDashboard())) as Model;
    change(model);
    return validate(model);
  }
  const tellOf = (title: string, change: (panel: ReturnType<typeof panelOf>) => unknown) =>
    tell((model) => change(panelOf(model, title)));

  it("unless it is valid", () => {
    expect(tell(() => {})).toEqual([]);
  });

  it.each<[string, RegExp, (panel: ReturnType<typeof panelOf>) => unknown]>([
    ["without type", /^\/panels\/1 tag "type" must be string/, (panel) => Reflect.deleteProperty(panel, "type")],
    [
      "of a type that we do not use",
      /^\/panels\/1 value of tag "type"/,
      (panel) => Object.assign(panel, { type: "graph" }),
    ],
    [
      "whose gridPos is a string",
      /^\/panels\/1\/gridPos must be object/,
      (panel) => Object.assign(panel, { gridPos: "0,0,24,8" }),
    ],
    [
      "whose legend has an unknown mode",
      /^\/panels\/1\/options\/legend\/displayMode must be equal to one of the allowed values .*"hidden"/,
      ({ options }) => Object.assign(options.legend, { displayMode: "grid" }),
    ],
    [
      "whose threshold is a string",
      /^\/panels\/1\/fieldConfig\/defaults\/thresholds\/steps\/0\/value must be/,
      ({ fieldConfig }) =>
        Object.assign(fieldConfig?.defaults ?? {}, {
          thresholds: { mode: "absolute", steps: [{ value: "1", color: "red" }] },
        }),
    ],
    [
      "whose query has no refId",
      /^\/panels\/1\/targets\/0 must have required property 'refId'/,
      ({ targets: [query] }) => Reflect.deleteProperty(query, "refId"),
    ],
    [
      "whose query has a field that the data source does not know",
      /^\/panels\/1\/targets\/0 must NOT have additional properties .*"expression"/,
      ({ targets: [query] }) => Object.assign(query, { expression: "up" }),
    ],
    [
      "with an option that its type does not have",
      /^\/panels\/1\/options must NOT have additional properties .*"graphMode"/,
      ({ options }) => Object.assign(options, { graphMode: "area" }),
    ],
    [
      "with a field that its type does not have",
      /^\/panels\/1\/fieldConfig\/defaults\/custom must NOT have additional properties .*"cellOptions"/,
      ({ fieldConfig }) => Object.assign(fieldConfig?.defaults.custom ?? {}, { cellOptions: { type: "auto" } }),
    ],
    [
      "with a field of the wrong type",
      /^\/panels\/1\/fieldConfig\/defaults\/custom\/lineWidth must be number/,
      ({ fieldConfig }) => Object.assign(fieldConfig?.defaults.custom ?? {}, { lineWidth: "2" }),
    ],
    [
      "that overrides an unknown field",
      /^\/panels\/1\/fieldConfig\/overrides\/0\/properties\/0 value of tag "id"/,
      ({ fieldConfig }) =>
        fieldConfig?.overrides.push({ matcher: { id: "byName" }, properties: [{ id: "units", value: "s" }] }),
    ],
    [
      "that overrides a field with the wrong type",
      /^\/panels\/1\/fieldConfig\/overrides\/0\/properties\/0\/value must be number/,
      ({ fieldConfig }) =>
        fieldConfig?.overrides.push({ matcher: { id: "byName" }, properties: [{ id: "decimals", value: "2" }] }),
    ],
  ])("with a panel %s", (_, expected, change) => {
    expect(tellOf("Duration", change)).toContainEqual(expect.stringMatching(expected));
  });

  it("for a dashboard field that Grafana does not know, or that has the wrong type", () => {
    expect(tell((model) => Object.assign(model, { rows: [] }))).toEqual([
      expect.stringMatching(/^ must NOT have additional properties .*"rows"/),
    ]);
    expect(tell(({ templating }) => Object.assign(templating, { list: {} }))).toEqual([
      expect.stringMatching(/^\/templating\/list must be array/),
    ]);
  });
});
