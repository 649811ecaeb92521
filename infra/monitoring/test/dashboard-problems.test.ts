import { describe, expect, it } from "vitest";
import { runbookUrl } from "../src/links.ts";
import { dashboardProblems, problemsOfDashboard } from "../src/lint/dashboards/dashboard-rules.ts";
import { context, problemsAfter, problemsOfPanel } from "./support/dashboard-problems.ts";
import { panelOf, sampleDashboard } from "./support/sample-dashboard.ts";

it("the sample has no problems", () => {
  expect(problemsAfter(() => {})).toEqual([]);
  expect(dashboardProblems({ overview: sampleDashboard() }, context)).toEqual([]);
  const untitled = { ...sampleDashboard(), title: "" };
  expect(dashboardProblems({ overview: untitled }, context)).toEqual(["dashboard overview: title is missing."]);
});

describe("a panel is refused", () => {
  const place = 'dashboard overview, panel "Duration"';

  it.each([
    ["description", "description is missing."],
    ["datasource", "does not use $datasource, the selected data source."],
  ])("without %s", (field, problem) => {
    expect(problemsOfPanel((panel) => Object.assign(panel, { [field]: undefined }))).toEqual([`${place}: ${problem}`]);
  });

  it("without a title", () => {
    expect(problemsOfPanel((panel) => Object.assign(panel, { title: " " }))).toEqual([
      'dashboard overview, panel " ": title is missing.',
    ]);
  });

  const unit = (name: string | undefined) =>
    problemsOfPanel(({ fieldConfig }) => Object.assign(fieldConfig?.defaults ?? {}, { unit: name }));

  it("without a unit, or with one that does not exist in Grafana", () => {
    expect(unit(undefined)).toEqual([`${place}: unit is missing.`]);
    expect(unit("furlong")).toEqual([`${place}: unit \`furlong\` does not exist in Grafana.`]);
    expect(unit("suffix: pets")).toEqual([]);
    const ofColumn = problemsOfPanel(({ fieldConfig }) => {
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

  it("without a query", () => {
    expect(problemsOfPanel((panel) => Object.assign(panel, { targets: [] }), "Error rate")).toEqual([
      'dashboard overview, panel "Error rate": has no query.',
    ]);
  });

  it("whose query has no legend, no refId, a refId that is taken, or another data source", () => {
    const query = (change: object) => problemsOfPanel(({ targets: [each] }) => Object.assign(each, change));
    expect(query({ legendFormat: "" })).toEqual([`${place}: query A has no legend.`]);
    expect(query({ refId: "B" })).toEqual([`${place}: two queries have the refId B.`]);
    expect(query({ refId: undefined })).toEqual([`${place}: a query has no refId.`]);
    expect(query({ datasource: { type: "prometheus", uid: "other" } })).toEqual([
      `${place}: query A does not use $datasource, the selected data source.`,
    ]);
  });

  it("with the id or the title of another panel", () => {
    expect(problemsOfPanel((panel) => Object.assign(panel, { id: 1 }))).toEqual([
      "dashboard overview: two panels have the id 1.",
    ]);
    expect(problemsOfPanel((panel) => Object.assign(panel, { title: "Error rate" }))).toEqual([
      'dashboard overview: two panels have the title "Error rate".',
    ]);
  });
});

it("a panel inside a row, which no check would read, is refused", () => {
  const problems = problemsAfter((model) => {
    const [row] = model.panels ?? [];
    Object.assign(row ?? {}, { panels: [panelOf(model, "Duration")] });
  });
  expect(problems).toEqual([
    'dashboard overview: row "First" contains panels: move them to the dashboard\'s own list.',
  ]);
});

describe("a dashboard is refused", () => {
  it.each([
    [{ id: 7 }, "id must be null: each Grafana assigns its own."],
    [{ title: "" }, "title is missing."],
    [{ description: undefined }, "description is missing."],
    [{ editable: true }, "editable must be false: changes made in Grafana would be lost."],
    [{ uid: "petswipe-slo" }, "uid is petswipe-slo, but links use petswipe-overview."],
  ])("with %o", (change, problem) => {
    expect(problemsAfter((model) => Object.assign(model, change))).toEqual([`dashboard overview: ${problem}`]);
  });

  it("whose variables or annotations use another data source", () => {
    const other = { datasource: { type: "prometheus", uid: "other" } };
    expect(problemsAfter(({ templating }) => Object.assign(templating.list?.[1] ?? {}, other))).toEqual([
      "dashboard overview: instance does not use $datasource, the selected data source.",
    ]);
    expect(problemsAfter(({ annotations }) => Object.assign(annotations.list?.[0] ?? {}, other))).toEqual([
      "dashboard overview: Alerts does not use $datasource, the selected data source.",
    ]);
  });

  it("whose uid is longer than Grafana allows", () => {
    const tooLong = "dashboard overview: uid has 41 characters; Grafana allows 40.";
    expect(problemsAfter((model) => Object.assign(model, { uid: "x".repeat(41) }))).toContain(tooLong);
    expect(problemsAfter((model) => Object.assign(model, { uid: "x".repeat(40) }))).toHaveLength(1);
  });
});

describe("a link is refused", () => {
  const link = (url: string) => problemsOfPanel(({ links }) => Object.assign(links?.[0] ?? {}, { url }));
  const place = 'dashboard overview, panel "Duration"';

  it("to the runbook of an unknown alert, or to a missing runbook", () => {
    expect(link(runbookUrl("Ghost"))).toEqual([`${place}: links to the runbook of Ghost, which is not an alert.`]);
    expect(problemsOfDashboard("overview", sampleDashboard(), { ...context, runbooks: new Set() })).toEqual([
      `${place}: links to infra/runbooks/HighErrorRate.md, which does not exist.`,
    ]);
  });

  it("to an unknown dashboard, from a panel, its fields or the dashboard itself", () => {
    expect(link("/d/petswipe-cats?from=now-1h")).toEqual([
      `${place}: links to petswipe-cats, which is not a dashboard.`,
    ]);
    const value = [{ title: "More", url: "/d/ghost" }];
    expect(
      problemsOfPanel(({ fieldConfig }) =>
        fieldConfig?.overrides.push({ matcher: { id: "byName" }, properties: [{ id: "links", value }] }),
      ),
    ).toEqual([`${place}: links to ghost, which is not a dashboard.`]);
    expect(problemsAfter(({ links }) => Object.assign(links?.[0] ?? {}, { url: "/d/ghost" }))).toEqual([
      "dashboard overview: links to ghost, which is not a dashboard.",
    ]);
  });

  it("if missing, from an alert's dashboard to its runbook", () => {
    const model = sampleDashboard();
    panelOf(model, "Duration").links?.shift();
    const missing = (dashboard: string) =>
      `alert HighErrorRate: no panel of its dashboard, ${dashboard}, links to its runbook: add the alert to the panel that shows what it watches.`;
    expect(dashboardProblems({ overview: model }, context)).toEqual([missing("overview")]);
    expect(dashboardProblems({}, context)).toEqual([missing("overview")]);
  });
});
