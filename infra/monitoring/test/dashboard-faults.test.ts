import { describe, expect, it } from "vitest";
import { runbookUrl } from "../src/links.ts";
import { dashboardFaults, faultsOfDashboard } from "../src/lint/dashboards/dashboard-faults.ts";
import { panelOf, sampleDashboard } from "./support/sample-dashboard.ts";
import { ground, tell, tellOf } from "./support/told.ts";

it("the sample has no problems", () => {
  expect(tell(() => {})).toEqual([]);
  expect(dashboardFaults({ overview: sampleDashboard() }, ground)).toEqual([]);
  const untitled = { ...sampleDashboard(), title: "" };
  expect(dashboardFaults({ overview: untitled }, ground)).toEqual(["dashboard overview: it has no title."]);
});

describe("a panel is refused", () => {
  const place = 'dashboard overview, panel "Duration"';

  it.each([
    ["description", "it has no description."],
    ["datasource", "it does not ask $datasource, the data source that is chosen."],
  ])("without %s", (field, fault) => {
    expect(tellOf((panel) => Object.assign(panel, { [field]: undefined }))).toEqual([`${place}: ${fault}`]);
  });

  it("without a title", () => {
    expect(tellOf((panel) => Object.assign(panel, { title: " " }))).toEqual([
      'dashboard overview, panel " ": it has no title.',
    ]);
  });

  const unit = (name: string | undefined) =>
    tellOf(({ fieldConfig }) => Object.assign(fieldConfig?.defaults ?? {}, { unit: name }));

  it("without a unit, or with one that does not exist in Grafana", () => {
    expect(unit(undefined)).toEqual([`${place}: it has no unit.`]);
    expect(unit("furlong")).toEqual([`${place}: unit \`furlong\` does not exist in Grafana.`]);
    expect(unit("suffix: pets")).toEqual([]);
    const ofColumn = tellOf(({ fieldConfig }) => {
      fieldConfig?.overrides.push({
        matcher: { id: "byName", options: "all" },
        properties: [{ id: "unit", value: "rabbits" }],
      });
    }, "Routes");
    expect(ofColumn).toEqual(['dashboard overview, panel "Routes": unit `rabbits` does not exist in Grafana.']);
  });

  it.each([
    ["secconds", "`s`, `arcsec`, `clocks`, `dtdurations`"],
    ["Percentage", "`percent`, `percentunit`"],
    ["reqs", "`reqps`"],
    ["byte", "`bytes`, `decbytes`, `binBps`, `Bps`"],
    ["milliseconds", "`ms`, `clockms`, `dtdurationms`"],
  ])("with the unknown unit %s, and suggests near ones, nearest first", (name, near) => {
    expect(unit(name)).toEqual([`${place}: unit \`${name}\` does not exist in Grafana; did you mean ${near}?`]);
  });

  it("without queries", () => {
    expect(tellOf((panel) => Object.assign(panel, { targets: [] }), "Error rate")).toEqual([
      'dashboard overview, panel "Error rate": it asks nothing: give it a query.',
    ]);
  });

  it("whose query has no legend, no refId, a duplicate refId or another data source", () => {
    const query = (change: object) => tellOf(({ targets: [each] }) => Object.assign(each, change));
    expect(query({ legendFormat: "" })).toEqual([`${place}: query A has no legend.`]);
    expect(query({ refId: "B" })).toEqual([`${place}: two queries are called B.`]);
    expect(query({ refId: undefined })).toEqual([`${place}: a query has no letter: give it a refId.`]);
    expect(query({ datasource: { type: "prometheus", uid: "other" } })).toEqual([
      `${place}: query A does not ask $datasource, the data source that is chosen.`,
    ]);
  });

  it("with a duplicate id or title", () => {
    expect(tellOf((panel) => Object.assign(panel, { id: 1 }))).toEqual([
      "dashboard overview: two panels have the id 1.",
    ]);
    expect(tellOf((panel) => Object.assign(panel, { title: "Error rate" }))).toEqual([
      'dashboard overview: two panels are called "Error rate".',
    ]);
  });
});

it("a panel inside a row, which no check would read, is refused", () => {
  const told = tell((model) => {
    const [row] = model.panels ?? [];
    Object.assign(row ?? {}, { panels: [panelOf(model, "Duration")] });
  });
  expect(told).toEqual(['dashboard overview: row "First" contains panels: move them to the dashboard\'s own list.']);
});

describe("a dashboard is refused", () => {
  it.each([
    [{ id: 7 }, "its id is not null: each Grafana gives one of its own."],
    [{ title: "" }, "it has no title."],
    [{ description: undefined }, "it has no description."],
    [{ editable: true }, "it can be edited in Grafana, where the change would be lost."],
    [{ uid: "petswipe-slo" }, "its uid is petswipe-slo, and links lead to petswipe-overview."],
  ])("with %o", (change, fault) => {
    expect(tell((model) => Object.assign(model, change))).toEqual([`dashboard overview: ${fault}`]);
  });

  it("whose variables or annotations do not query the selected data source", () => {
    const other = { datasource: { type: "prometheus", uid: "other" } };
    expect(tell(({ templating }) => Object.assign(templating.list?.[1] ?? {}, other))).toEqual([
      "dashboard overview: instance does not ask $datasource, the data source that is chosen.",
    ]);
    expect(tell(({ annotations }) => Object.assign(annotations.list?.[0] ?? {}, other))).toEqual([
      "dashboard overview: Alerts does not ask $datasource, the data source that is chosen.",
    ]);
  });

  it("whose uid is too long for Grafana", () => {
    const tooLong = "dashboard overview: its uid has 41 characters; Grafana takes 40.";
    expect(tell((model) => Object.assign(model, { uid: "x".repeat(41) }))).toContain(tooLong);
    expect(tell((model) => Object.assign(model, { uid: "x".repeat(40) }))).toHaveLength(1);
  });
});

describe("a link is refused", () => {
  const link = (url: string) => tellOf(({ links }) => Object.assign(links?.[0] ?? {}, { url }));
  const place = 'dashboard overview, panel "Duration"';

  it("to a runbook without an alert, or without a file", () => {
    expect(link(runbookUrl("Ghost"))).toEqual([
      `${place}: it links to the runbook of Ghost, and there is no such alert.`,
    ]);
    expect(faultsOfDashboard("overview", sampleDashboard(), { ...ground, runbooks: new Set() })).toEqual([
      `${place}: it links to infra/runbooks/HighErrorRate.md, and there is no such file.`,
    ]);
  });

  it("to a dashboard that does not exist, from a panel, its values or the dashboard itself", () => {
    expect(link("/d/petswipe-cats?from=now-1h")).toEqual([
      `${place}: it links to petswipe-cats, and there is no such dashboard.`,
    ]);
    const value = [{ title: "More", url: "/d/ghost" }];
    expect(
      tellOf(({ fieldConfig }) =>
        fieldConfig?.overrides.push({ matcher: { id: "byName" }, properties: [{ id: "links", value }] }),
      ),
    ).toEqual([`${place}: it links to ghost, and there is no such dashboard.`]);
    expect(tell(({ links }) => Object.assign(links?.[0] ?? {}, { url: "/d/ghost" }))).toEqual([
      "dashboard overview: it links to ghost, and there is no such dashboard.",
    ]);
  });

  it("that is missing from an alert's dashboard to its runbook", () => {
    const model = sampleDashboard();
    panelOf(model, "Duration").links?.shift();
    const missing = (dashboard: string) =>
      `alert HighErrorRate: it sends people to dashboard ${dashboard}, of which no panel links to its runbook: name it in the panel that shows what it watches.`;
    expect(dashboardFaults({ overview: model }, ground)).toEqual([missing("overview")]);
    expect(dashboardFaults({}, ground)).toEqual([missing("overview")]);
  });
});
