import { describe, expect, it } from "vitest";
import { problemsAfter, problemsOfPanel, QUERY_A } from "./support/dashboard-problems.ts";

describe("a variable is refused", () => {
  it("that is used but not declared, anywhere", () => {
    const none = (place: string, name: string) => `${place}: uses $${name}, which is not a variable of the dashboard.`;
    const panel = 'dashboard overview, panel "Duration"';
    const url = { url: "/d/petswipe-slo?$__url_time_range&var-town=$town" };
    expect(problemsOfPanel(({ targets: [query] }) => Object.assign(query, { legendFormat: "$pet" }))).toEqual([
      none(QUERY_A, "pet"),
    ]);
    expect(problemsOfPanel(({ links }) => Object.assign(links?.[0] ?? {}, url))).toEqual([none(panel, "town")]);
    expect(
      problemsOfPanel(({ targets: [query] }) =>
        Object.assign(query, { expr: `${query.expr} > scalar(up{job="$limit"})` }),
      ),
    ).toEqual([none(QUERY_A, "limit")]);
  });

  it("that an annotation or another variable uses", () => {
    const town = "uses $town, which is not a variable of the dashboard.";
    expect(
      problemsAfter(({ annotations }) =>
        Object.assign(annotations.list?.[0] ?? {}, { expr: 'ALERTS{severity="$town"}' }),
      ),
    ).toEqual([`dashboard overview, annotation "Alerts": ${town}`]);
    const query = { query: 'label_values(up{job="$town"}, instance)' };
    expect(problemsAfter(({ templating }) => Object.assign(templating.list?.[1] ?? {}, { query }))).toEqual([
      `dashboard overview, variable instance: ${town}`,
    ]);
  });

  it("never if another variable uses it", () => {
    const problems = problemsAfter(({ templating }) => {
      const [, instance] = templating.list ?? [];
      if (instance === undefined) return;
      templating.list?.push({ ...instance, name: "service", query: { query: "label_values(up, job)" } });
      Object.assign(instance, { query: { query: 'label_values(up{job=~"$service"}, instance)' } });
    });
    expect(problems).toEqual([]);
  });

  it("that is declared but not used by a query", () => {
    expect(
      problemsOfPanel(({ targets: [query] }) => Object.assign(query, { expr: query.expr.replace("$instance", "a") })),
    ).toEqual(["dashboard overview: variable instance is not used by any query."]);
  });

  it("never for a group of a regular expression", () => {
    const replaced = (expr: string) => `label_replace(${expr}, "job", "$1", "job", "(.*)")`;
    expect(problemsOfPanel(({ targets: [query] }) => Object.assign(query, { expr: replaced(query.expr) }))).toEqual([]);
  });

  it("that selects the data source, if it is missing", () => {
    const none = "uses $datasource, which is not a variable of the dashboard.";
    expect(problemsAfter(({ templating }) => templating.list?.shift())).toEqual(
      expect.arrayContaining([`${QUERY_A}: ${none}`, `dashboard overview, panel "Duration": ${none}`]),
    );
  });
});
