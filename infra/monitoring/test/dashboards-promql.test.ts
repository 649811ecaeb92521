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
 * Each query as a rule that records it, which is what promtool can check, in a group that is called by its place. A second
 * rule calculates with it, since promtool would record a range, of which a panel can show nothing.
 */
const asRules = (name: string, dashboard: Dashboard): RuleGroup[] =>
  queriesOf(name, dashboard).map(({ place, expr }) => ({
    name: place,
    rules: [
      { record: "dashboard:query", expr },
      { record: "dashboard:number", expr: `(${expr}) * 1` },
    ],
  }));

/** What promtool says of a dashboard's queries, and how many it found to be right. */
async function check(name: string, dashboard: Dashboard): Promise<{ all: string; right: number }> {
  const { command, env } = await program("promtool");
  const folder = await mkdtemp(join(tmpdir(), "dashboards "));
  try {
    await writeFile(join(folder, "dashboard.yml"), renderRules(asRules(name, dashboard)));
    const args = ["check", "rules", "--lint=none", "dashboard.yml"];
    const { all } = await execa(command, args, { cwd: folder, env, all: true, reject: false });
    return { all, right: Number(/SUCCESS: (\d+) rules found/.exec(all)?.[1] ?? 0) / 2 };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("promtool accepts", () => {
  it.each([...generated])("every query of %s", async (name, dashboard) => {
    const { all, right } = await check(name, dashboard);
    expect(right, all).toBe(queriesOf(name, dashboard).length);
    expect(right).toBeGreaterThan(0);
  });
});

describe("promtool refuses, with dashboard and panel,", () => {
  it.each([
    ["what is no PromQL", "sum(rate(http_requests_total[5m])", "unclosed left parenthesis"],
    ["a rate of a number", "rate(time()[5m])", "ranges only allowed for vector selectors"],
    ["a rate without a range", "rate(http_requests_total)", "expected type range vector in call to function"],
    [
      "a range where a value is needed",
      "http_requests_total[$__rate_interval]",
      "must contain only scalar and instant vector types",
    ],
    ["a function that there is none of", "median(http_requests_total)", 'unknown function with name "median"'],
  ])("%s", async (_, expr, expected) => {
    const dashboard = sampleDashboard();
    panelOf(dashboard, "Error rate").targets[0].expr = expr;
    const { all, right } = await check("sample", dashboard);
    expect(right).toBe(0);
    expect(all).toContain('group "dashboard sample, panel \\"Error rate\\", query A"');
    expect(all).toContain(expected);
  });

  it("a choice of what is no series, with its variable", async () => {
    const dashboard = sampleDashboard();
    Object.assign(dashboard.templating.list?.[1] ?? {}, { query: { query: "label_values(up{, instance)" } });
    expect((await check("sample", dashboard)).all).toContain('group "dashboard sample, variable instance"');
  });
});
