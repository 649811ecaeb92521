import { describe, expect, it } from "vitest";
import { QUERY_A, tell, tellOf } from "./support/told.ts";

describe("a variable is refused", () => {
  it("that is used but not declared, wherever it is used", () => {
    const none = (place: string, name: string) =>
      `${place}: it names $${name}, and the dashboard has no such variable.`;
    const panel = 'dashboard overview, panel "Duration"';
    const url = { url: "/d/petswipe-slo?$__url_time_range&var-town=$town" };
    expect(tellOf(({ targets: [query] }) => Object.assign(query, { legendFormat: "$pet" }))).toEqual([
      none(QUERY_A, "pet"),
    ]);
    expect(tellOf(({ links }) => Object.assign(links?.[0] ?? {}, url))).toEqual([none(panel, "town")]);
    expect(
      tellOf(({ targets: [query] }) => Object.assign(query, { expr: `${query.expr} > scalar(up{job="$limit"})` })),
    ).toEqual([none(QUERY_A, "limit")]);
  });

  it("that is used by an annotation or another variable, but not declared", () => {
    const town = "it names $town, and the dashboard has no such variable.";
    expect(
      tell(({ annotations }) => Object.assign(annotations.list?.[0] ?? {}, { expr: 'ALERTS{severity="$town"}' })),
    ).toEqual([`dashboard overview, annotation "Alerts": ${town}`]);
    const query = { query: 'label_values(up{job="$town"}, instance)' };
    expect(tell(({ templating }) => Object.assign(templating.list?.[1] ?? {}, { query }))).toEqual([
      `dashboard overview, variable instance: ${town}`,
    ]);
  });

  it("never because another variable uses it", () => {
    const problems = tell(({ templating }) => {
      const [, instance] = templating.list ?? [];
      if (instance === undefined) return;
      templating.list?.push({ ...instance, name: "service", query: { query: "label_values(up, job)" } });
      Object.assign(instance, { query: { query: 'label_values(up{job=~"$service"}, instance)' } });
    });
    expect(problems).toEqual([]);
  });

  it("that is declared but used by no query", () => {
    expect(
      tellOf(({ targets: [query] }) => Object.assign(query, { expr: query.expr.replace("$instance", "a") })),
    ).toEqual(["dashboard overview: it offers a choice of instance, and no query asks for what is chosen."]);
  });

  it("never if it is a capture group of a regular expression", () => {
    const replaced = (expr: string) => `label_replace(${expr}, "job", "$1", "job", "(.*)")`;
    expect(tellOf(({ targets: [query] }) => Object.assign(query, { expr: replaced(query.expr) }))).toEqual([]);
  });

  it("for the data source, if it is not declared", () => {
    const none = "it names $datasource, and the dashboard has no such variable.";
    expect(tell(({ templating }) => templating.list?.shift())).toEqual(
      expect.arrayContaining([`${QUERY_A}: ${none}`, `dashboard overview, panel "Duration": ${none}`]),
    );
  });
});
