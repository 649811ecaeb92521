import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "@petswipe/embedded";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { TestCase } from "../src/alert-tests/test-case.ts";
import { cases } from "../src/alert-tests/topics.ts";
import { topics } from "../src/alerts/topics.ts";

/** The alerts of PetSwipe's first documentation, and for each the test case that shows what is wrong with it. */
const samples = {
  HighErrorRate: {
    expr: 'rate(http_requests_total{status=~"5.."}[5m]) / rate(http_requests_total[5m]) > 0.05',
    for: "5m",
    testCase: "one in ten thousand requests fails, all on one route",
    firesAt: "26m",
  },
  HighResponseTime: {
    expr: "histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[5m])) > 1",
    for: "10m",
    testCase: "one slow route with little traffic among fast requests",
    firesAt: "30m",
  },
  DatabaseConnectionPoolExhausted: {
    expr: 'db_connection_pool_size{state="idle"} < 2',
    for: "5m",
    testCase: "an unused pool has no idle connections",
    firesAt: "30m",
  },
} as const;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "sample-alerts-"));
});
afterEach(() => rm(dir, { recursive: true }));

/** promtool's report of the series for which the rule fires at that time; empty if it stays silent. */
async function firing(alert: keyof typeof samples, { series, every = "1m" }: TestCase): Promise<string> {
  const { expr, for: hold, firesAt } = samples[alert];
  await writeFile(join(dir, "rules.yml"), stringify({ groups: [{ name: "a", rules: [{ alert, expr, for: hold }] }] }));
  const test = {
    interval: every,
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    alert_rule_test: [{ eval_time: firesAt, alertname: alert, exp_alerts: [] }],
  };
  await writeFile(
    join(dir, "test.yml"),
    stringify({ rule_files: ["rules.yml"], evaluation_interval: "1m", tests: [test] }),
  );
  const { command, env } = await program("promtool");
  const { all } = await execa(command, ["test", "rules", join(dir, "test.yml")], { env, all: true, reject: false });
  return all;
}

const alertsOf = { ...topics.availability, ...topics.database };
const casesOf: Readonly<Record<string, readonly TestCase[]>> = { ...cases.availability, ...cases.database };

describe("the sample alert", () => {
  it.each(Object.keys(samples) as (keyof typeof samples)[])(
    "%s, as first documented, fires without a problem; ours with the same name stays silent",
    async (alert) => {
      const { testCase } = samples[alert];
      const found = casesOf[alert]?.find(({ name }) => name === testCase);
      expect(alertsOf[alert].bands.length).toBeGreaterThan(0);
      expect(Object.values(found?.expect ?? { none: ["no such test case"] }).flat()).toEqual([]);
      expect(await firing(alert, found as TestCase)).toMatch(
        new RegExp(`got:\\[\\s*0:\\s*Labels:\\{alertname="${alert}"`),
      );
    },
  );
});
