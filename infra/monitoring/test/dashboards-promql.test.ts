import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import { program } from "@petswipe/embedded";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { annotationQueries, panelQueries, type Query, variableQueries } from "../src/lint/dashboards/queries.ts";
import { type RuleGroup, renderRules } from "../src/rules/rule-file.ts";
import { generatedDashboards } from "./support/generated-dashboards.ts";
import { panelOf, sampleDashboard } from "./support/sample-dashboard.ts";

const generated = await generatedDashboards();

const queriesOf = (name: string, dashboard: Dashboard): Query[] => [
  ...panelQueries(name, dashboard),
  ...variableQueries(name, dashboard),
  ...annotationQueries(name, dashboard),
];

/**
 * Each query as a recording rule, which promtool can check, in a group named after its place. A second rule calculates with
 * the query, since promtool accepts recording a range vector, which a panel cannot display.
 */
const asRules = (name: string, dashboard: Dashboard): RuleGroup[] =>
  queriesOf(name, dashboard).map(({ place, expr }) => ({
    name: place,
    rules: [
      { record: "dashboard:query", expr },
      { record: "dashboard:number", expr: `(${expr}) * 1` },
    ],
  }));

/** What promtool reports for a dashboard's queries, and the number of valid ones. */
async function check(name: string, dashboard: Dashboard): Promise<{ all: string; valid: number }> {
  const { command, env } = await program("promtool");
  const folder = await mkdtemp(join(tmpdir(), "dashboards "));
  try {
    await writeFile(join(folder, "dashboard.yml"), renderRules(asRules(name, dashboard)));
    const args = ["check", "rules", "--lint=none", "dashboard.yml"];
    const { all } = await execa(command, args, { cwd: folder, env, all: true, reject: false });
    return { all, valid: Number(/SUCCESS: (\d+) rules found/.exec(all)?.[1] ?? 0) / 2 };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("promtool accepts", () => {
  it.each([...generated])("every query of %s", async (name, dashboard) => {
    const { all, valid } = await check(name, dashboard);
    expect(valid, all).toBe(queriesOf(name, dashboard).length);
    expect(valid).toBeGreaterThan(0);
  });
});

describe("promtool refuses, with dashboard and panel,", () => {
  it.each([
    ["an expression that is not PromQL", "sum(rate(http_requests_total[5m])", "unclosed left parenthesis"],
    ["a rate of a scalar", "rate(time()[5m])", "ranges only allowed for vector selectors"],
    ["a rate without a range", "rate(http_requests_total)", "expected type range vector in call to function"],
    [
      "a range vector where an instant vector is needed",
      "http_requests_total[$__rate_interval]",
      "must contain only scalar and instant vector types",
    ],
    ["an unknown function", "median(http_requests_total)", 'unknown function with name "median"'],
  ])("%s", async (_, expr, expected) => {
    const dashboard = sampleDashboard();
    panelOf(dashboard, "Error rate").targets[0].expr = expr;
    const { all, valid } = await check("sample", dashboard);
    expect(valid).toBe(0);
    expect(all).toContain('group "dashboard sample, panel \\"Error rate\\", query A"');
    expect(all).toContain(expected);
  });

  it("an invalid query of a variable, with its name", async () => {
    const dashboard = sampleDashboard();
    Object.assign(dashboard.templating.list?.[1] ?? {}, { query: { query: "label_values(up{, instance)" } });
    expect((await check("sample", dashboard)).all).toContain('group "dashboard sample, variable instance"');
  });
});
