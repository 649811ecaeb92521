import type { Dashboard, Panel } from "@grafana/grafana-foundation-sdk/dashboard";
import { generatedDashboards } from "@petswipe/monitoring/testing/generated-dashboards";
import { describe, expect, it } from "vitest";
import { unsupportedIn } from "../src/supported/dashboard.ts";

const dashboards = [...(await generatedDashboards()).values()];

describe("screenshots refuse", () => {
  type Json = Record<string, unknown>;

  /** What is not supported of a real dashboard after a change of its first panel of a type, without the panel's title. */
  function refused(type: string, change: (panel: Json) => unknown): string[] {
    const dashboard = dashboards.find((each) => each.panels?.some((panel) => panel.type === type));
    const changed = structuredClone(dashboard) as Dashboard;
    const panel = changed.panels?.find((each) => each.type === type) as Panel;
    change(panel as unknown as Json);
    const name = `panel "${panel.title}": `;
    return unsupportedIn(changed).map((line) => (line.startsWith(name) ? line.slice(name.length) : line));
  }
  const options = (change: Json) => (panel: Json) => Object.assign(panel["options"] as Json, change);
  const defaults = (change: Json) => (panel: Json) =>
    Object.assign((panel["fieldConfig"] as { defaults: Json }).defaults, change);
  const custom = (change: Json) => (panel: Json) =>
    Object.assign((panel["fieldConfig"] as { defaults: { custom: Json } }).defaults.custom, change);
  const override = (change: Json) => (panel: Json) =>
    Object.assign(panel["fieldConfig"] as Json, {
      overrides: [{ matcher: { id: "byName", options: "p50" }, properties: [], ...change }],
    });
  const query = (change: Json) => (panel: Json) => Object.assign((panel["targets"] as Json[])[0] ?? {}, change);
  const thresholds = (change: Json) => ({ thresholds: { mode: "absolute", steps: [], ...change } });

  it.each<[string, string, (panel: Json) => unknown, string]>([
    [
      "a panel type",
      "stat",
      (panel) => Object.assign(panel, { type: "piechart" }),
      'type "piechart" is not supported (supported: "timeseries", "stat", "gauge", "bargauge", "state-timeline", "heatmap", "table")',
    ],
    ["a property of a panel", "stat", (panel) => Object.assign(panel, { timeFrom: "1h" }), "timeFrom is not supported"],
    [
      "a transparent panel",
      "stat",
      (panel) => Object.assign(panel, { transparent: true }),
      "transparent true is not supported (supported: false)",
    ],
    [
      "an option with a long value",
      "stat",
      options({ textMode: "x".repeat(500) }),
      `options.textMode "${"x".repeat(78)}… is not supported (supported: "value", "value_and_name")`,
    ],
    ["an unknown option", "gauge", options({ sparkle: 1 }), "options.sparkle is not supported"],
    [
      "a missing option",
      "stat",
      (panel) => delete (panel["options"] as Json)["graphMode"],
      "options.graphMode is missing",
    ],
    [
      "a mode of stats",
      "stat",
      options({ textMode: "name" }),
      'options.textMode "name" is not supported (supported: "value", "value_and_name")',
    ],
    [
      "sparklines",
      "stat",
      options({ graphMode: "area" }),
      'options.graphMode "area" is not supported (supported: "none")',
    ],
    [
      "a reducer",
      "bargauge",
      options({ reduceOptions: { calcs: ["max"], fields: "", values: false } }),
      'options.reduceOptions.calcs.0 "max" is not supported (supported: "lastNotNull")',
    ],
    [
      "a color scheme",
      "heatmap",
      (panel) => Object.assign((panel["options"] as { color: Json }).color, { scheme: "Blues" }),
      'options.color.scheme "Blues" is not supported (supported: "Oranges")',
    ],
    [
      "a unit that no dashboard uses",
      "gauge",
      defaults({ unit: "Bps" }),
      'fieldConfig.defaults.unit "Bps" is not supported (supported: "none", "short", "locale", "percentunit", "bytes", "binBps", "pps", "s", "dtdurations", "cps", "ops", "reqps", "iops")',
    ],
    [
      "thresholds by percentage",
      "gauge",
      defaults(thresholds({ mode: "percentage" })),
      'fieldConfig.defaults.thresholds.mode "percentage" is not supported (supported: "absolute")',
    ],
    [
      "mappings of ranges",
      "state-timeline",
      defaults({ mappings: [{ type: "range", options: {} }] }),
      'fieldConfig.defaults.mappings.0.type "range" is not supported (supported: "value")',
    ],
    [
      "a fixed color",
      "timeseries",
      defaults({ color: { mode: "fixed" } }),
      'fieldConfig.defaults.color.mode "fixed" is not supported (supported: "palette-classic-by-name")',
    ],
    ["decimals of an axis", "timeseries", defaults({ decimals: 2 }), "fieldConfig.defaults.decimals is not supported"],
    [
      "bars over time",
      "timeseries",
      custom({ drawStyle: "bars" }),
      "fieldConfig.defaults.custom.drawStyle is not supported",
    ],
    [
      "a matcher of overrides",
      "table",
      override({ matcher: { id: "byType", options: "number" } }),
      'fieldConfig.overrides.0.matcher.id "byType" is not supported (supported: "byName", "byRegexp")',
    ],
    [
      "an override of a second axis",
      "timeseries",
      override({ properties: [{ id: "unit", value: "s" }] }),
      'fieldConfig.overrides.0.properties.0.id "unit" is not supported (supported: "custom.transform")',
    ],
    [
      "an override's value",
      "table",
      override({ properties: [{ id: "custom.cellOptions", value: { type: "gauge" } }] }),
      'override of "p50": custom.cellOptions.type "gauge" is not supported (supported: "color-text")',
    ],
    [
      "overrides where a panel type has none",
      "stat",
      override({ properties: [{ id: "unit", value: "s" }] }),
      "fieldConfig.overrides.0 is not supported",
    ],
    ["a hidden query", "timeseries", query({ hide: true }), "targets.0.hide is not supported"],
    [
      "Grafana's own series names",
      "timeseries",
      query({ legendFormat: "__auto" }),
      'targets.0.legendFormat "__auto" must match pattern "^(?!__auto$)."',
    ],
    [
      "a range query in a stat",
      "stat",
      query({ instant: false }),
      "targets.0.instant false is not supported (supported: true)",
    ],
    [
      "a transformation",
      "table",
      (panel) => Object.assign((panel["transformations"] as Json[])[2] ?? {}, { id: "groupBy" }),
      'transformations.2.id "groupBy" is not supported (supported: "organize")',
    ],
    [
      "ascending rows",
      "table",
      options({ sortBy: [{ displayName: "p50", desc: false }] }),
      "options.sortBy.0.desc false is not supported (supported: true)",
    ],
    ["panels in a row", "row", (row) => Object.assign(row, { panels: [{}] }), "panels.0 is not supported"],
  ])("%s, by name", (_, type, change, message) => {
    expect(refused(type, change)).toEqual([message]);
  });

  it("a variable with several selected values, and an annotation that is disabled", () => {
    const changed = structuredClone(dashboards[0]) as Dashboard;
    const [variable] = changed.templating.list ?? [];
    const [annotation] = changed.annotations.list ?? [];
    Object.assign(variable?.current ?? {}, { value: ["a", "b"] });
    Object.assign(annotation ?? {}, { enable: false });
    expect(unsupportedIn(changed)).toEqual([
      'variable "datasource": current.value ["a","b"] must be string',
      'annotation "Alerts": enable false is not supported (supported: true)',
    ]);
  });
});
