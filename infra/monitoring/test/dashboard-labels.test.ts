import { describe, expect, it } from "vitest";
import { QUERY_A, tell, tellOf } from "./support/told.ts";

describe("a label is refused", () => {
  it("in a legend, if the expression aggregates it away", () => {
    expect(tellOf(({ targets: [query] }) => Object.assign(query, { legendFormat: "{{job}} {{ path }}" }))).toEqual([
      `${QUERY_A}: its legend shows path, which the expression cannot have (it has job).`,
    ]);
  });

  it("in a legend, if the recorded series does not have it", () => {
    const legend = { legendFormat: "{{instance}}" };
    expect(tellOf(({ targets: [query] }) => Object.assign(query, legend), "Error rate")).toEqual([
      'dashboard overview, panel "Error rate", query A: its legend shows instance, which the expression cannot have (it has none).',
    ]);
  });

  it("in a table's columns, for each query that cannot have it", () => {
    const problems = tellOf((table) => {
      table.targets[0].expr = "sum by (job) (rate(http_requests_total[5m]))";
    }, "Routes");
    expect(problems).toEqual([
      'dashboard overview, panel "Routes", query A: the table has a column of path, which the expression cannot have (it has job).',
    ]);
  });

  it("in a table's columns, whichever transformation names it", () => {
    const withColumn = (options: object) =>
      tellOf(({ transformations }) => transformations?.push({ id: "organize", options }), "Routes");
    const cannot = ["A", "B"].map(
      (letter) =>
        `dashboard overview, panel "Routes", query ${letter}: the table has a column of city, which the expression cannot have (it has job, path).`,
    );
    expect(withColumn({ indexByName: { city: 7 } })).toEqual(cannot);
    expect(withColumn({ renameByName: { city: "town" } })).toEqual(cannot);
    expect(withColumn({ excludeByName: { city: true, Time: true } })).toEqual(cannot);
    expect(withColumn({ include: { names: ["city", "job"] } })).toEqual(cannot);
  });

  it("in a clause, if the grouped or matched series cannot have it", () => {
    const problems = tellOf(({ targets: [query] }) => {
      query.expr = 'sum by (job, city) (up{instance=~"$instance"}) / on (city) group_left job:http_errors:rate5m';
    });
    expect(problems).toEqual([
      `${QUERY_A}: it asks for exemplars, and for no bucket of a histogram of ours: it would get none.`,
      `${QUERY_A}: on (city) group_left names city, which what it is asked of cannot have (it has job).`,
      `${QUERY_A}: by (job, city) names city, which what it is asked of cannot have (it has job, instance).`,
    ]);
  });

  it("in an annotation's texts and tags", () => {
    const problems = tell(({ annotations }) => {
      Object.assign(annotations.list?.[1] ?? {}, {
        titleFormat: "{{city}}",
        textFormat: "{{job}}",
        tagKeys: "job,pet",
      });
    });
    expect(problems).toEqual(
      ["city", "pet"].map(
        (label) =>
          `dashboard overview, annotation "Deploys and restarts": it shows ${label}, which the expression cannot have (it has job, instance).`,
      ),
    );
  });

  it("never if the labels are unknown", () => {
    const unknown = { expr: '{__name__=~"go_.*",instance=~"$instance"}', legendFormat: "{{city}}", exemplar: false };
    expect(tellOf(({ targets: [query] }) => Object.assign(query, unknown))).toEqual([]);
  });
});

describe("a table's column is refused", () => {
  it("if it is the value of a query that does not exist", () => {
    const problems = tellOf((table) => {
      table.targets = [table.targets[0]];
    }, "Routes");
    expect(problems).toContain(
      'dashboard overview, panel "Routes", query A: the table has a column of Value #B, which the expression cannot have (it has job, path).',
    );
  });

  it("if it is formatted or sorted by, and does not exist", () => {
    const problems = tellOf((table) => {
      table.options.sortBy = [{ displayName: "fault", desc: true }];
      table.fieldConfig?.overrides.push({ matcher: { id: "byName", options: "path" }, properties: [] });
    }, "Routes");
    expect(problems).toEqual(
      ["path", "fault"].map(
        (name) =>
          `dashboard overview, panel "Routes": it sorts or formats a column ${name}, and there is no such column.`,
      ),
    );
  });
});
