import { describe, expect, it } from "vitest";
import { problemsAfter, problemsOfPanel, QUERY_A } from "./support/dashboard-problems.ts";

describe("a label is refused", () => {
  it("in a legend, if the expression aggregates it away", () => {
    expect(
      problemsOfPanel(({ targets: [query] }) => Object.assign(query, { legendFormat: "{{job}} {{ path }}" })),
    ).toEqual([`${QUERY_A}: legend uses label \`path\`, but the query only yields: job.`]);
  });

  it("in a legend, if the recorded series lacks it", () => {
    const legend = { legendFormat: "{{instance}}" };
    expect(problemsOfPanel(({ targets: [query] }) => Object.assign(query, legend), "Error rate")).toEqual([
      'dashboard overview, panel "Error rate", query A: legend uses label `instance`, but the query yields no labels.',
    ]);
  });

  it("in a table's columns, for each query that lacks it", () => {
    const problems = problemsOfPanel((table) => {
      table.targets[0].expr = "sum by (job) (rate(http_requests_total[5m]))";
    }, "Routes");
    expect(problems).toEqual([
      'dashboard overview, panel "Routes", query A: table has a column `path`, but the query only yields: job.',
    ]);
  });

  it("in a table's columns, whichever transformation names it", () => {
    const withColumn = (options: object) =>
      problemsOfPanel(({ transformations }) => transformations?.push({ id: "organize", options }), "Routes");
    const cannot = ["A", "B"].map(
      (letter) =>
        `dashboard overview, panel "Routes", query ${letter}: table has a column \`city\`, but the query only yields: job, path.`,
    );
    expect(withColumn({ indexByName: { city: 7 } })).toEqual(cannot);
    expect(withColumn({ renameByName: { city: "town" } })).toEqual(cannot);
    expect(withColumn({ excludeByName: { city: true, Time: true } })).toEqual(cannot);
    expect(withColumn({ include: { names: ["city", "job"] } })).toEqual(cannot);
  });

  it("in a clause, if the operand lacks it", () => {
    const problems = problemsOfPanel(({ targets: [query] }) => {
      query.expr = 'sum by (job, city) (up{instance=~"$instance"}) / on (city) group_left job:http_errors:rate5m';
    });
    expect(problems).toEqual([
      `${QUERY_A}: requests exemplars, but selects no bucket of our own histograms: it would get none.`,
      `${QUERY_A}: on (city) group_left uses label \`city\`, but its operand only yields: job.`,
      `${QUERY_A}: by (job, city) uses label \`city\`, but its operand only yields: job, instance.`,
    ]);
  });

  it("in an annotation's texts and tags", () => {
    const problems = problemsAfter(({ annotations }) => {
      Object.assign(annotations.list?.[1] ?? {}, {
        titleFormat: "{{city}}",
        textFormat: "{{job}}",
        tagKeys: "job,pet",
      });
    });
    expect(problems).toEqual(
      ["city", "pet"].map(
        (label) =>
          `dashboard overview, annotation "Deploys and restarts": uses label \`${label}\`, but the query only yields: job, instance.`,
      ),
    );
  });

  it("never if the labels are unknown", () => {
    const unknown = { expr: '{__name__=~"go_.*",instance=~"$instance"}', legendFormat: "{{city}}", exemplar: false };
    expect(problemsOfPanel(({ targets: [query] }) => Object.assign(query, unknown))).toEqual([]);
  });
});

describe("a table's column is refused", () => {
  it("if it is the value of a missing query", () => {
    const problems = problemsOfPanel((table) => {
      table.targets = [table.targets[0]];
    }, "Routes");
    expect(problems).toContain(
      'dashboard overview, panel "Routes", query A: table has a column `Value #B`, but the query only yields: job, path.',
    );
  });

  it("if it is formatted or sorted by, but missing", () => {
    const problems = problemsOfPanel((table) => {
      table.options.sortBy = [{ displayName: "city", desc: true }];
      table.fieldConfig?.overrides.push({ matcher: { id: "byName", options: "path" }, properties: [] });
    }, "Routes");
    expect(problems).toEqual(
      ["path", "city"].map(
        (name) => `dashboard overview, panel "Routes": sorts or formats column \`${name}\`, which does not exist.`,
      ),
    );
  });
});
