import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { absentJobs, lackedBy } from "@petswipe/monitoring/dashboards/absent-jobs";
import { dashboardModel } from "@petswipe/monitoring/dashboards/build";
import type { DashboardSpec, PanelSpec } from "@petswipe/monitoring/dashboards/spec";
import { shown } from "@petswipe/monitoring/dashboards/time";
import { instancesOf } from "@petswipe/monitoring/dashboards/variables";
import { jobEntries } from "@petswipe/monitoring/scrape/jobs";
import { type RunningPrometheus, startPrometheus } from "@petswipe/prometheus-client/testing/server";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { checkDashboard, type Finding } from "../src/live-check/check.ts";
import { okShare, renderFindings } from "../src/live-check/report.ts";
import { judge } from "../src/live-check/verdict.ts";
import { viewOf } from "../src/live-check/view.ts";

const stat = (title: string, expr: string, legend = "x"): PanelSpec => ({
  kind: "stat",
  title,
  description: "A number.",
  unit: "none",
  queries: [{ expr, legend }],
  width: 6,
});

const dashboard = (...panels: PanelSpec[]) =>
  dashboardModel("overview", {
    title: "Tried",
    description: "A dashboard.",
    folder: "service",
    tags: [],
    variables: [instancesOf("backend")],
    range: "1h",
    sections: [{ title: "All", panels }],
  } satisfies DashboardSpec);

/** Ten minutes of a backend, one sample per 15 seconds. */
function history(): string[] {
  const now = Math.floor(Date.now() / 1000);
  const moments = Array.from({ length: 40 }, (_, index) => now - 600 + 15 * index);
  const series: [string, (index: number) => number | "NaN"][] = [
    ['up{job="backend",instance="a"}', () => 1],
    [
      'http_requests_total{job="backend",instance="a",method="GET",path="/api/pets",status="200"}',
      (index) => index * 30,
    ],
    ['nodejs_eventloop_lag_p99_seconds{job="backend",instance="a"}', () => "NaN"],
  ];
  return series.flatMap(([name, value]) => moments.map((at, index) => `${name} ${value(index)} ${at}`));
}

/** A backend target that does not respond. */
const config = stringify({
  scrape_configs: [{ job_name: "backend", scrape_interval: "1h", static_configs: [{ targets: ["127.0.0.1:9"] }] }],
});

let prometheus: RunningPrometheus;
beforeAll(async () => {
  prometheus = await startPrometheus({ history: history(), config });
}, 60_000);
afterAll(() => prometheus.stop());

const check = async (...panels: PanelSpec[]): Promise<Finding[]> =>
  checkDashboard(prometheus.api, dashboard(...panels), await viewOf(prometheus.api));

const rate = 'sum by (path) (rate(http_requests_total{instance=~"$instance"}[$__rate_interval]))';
const verdictOf = (findings: readonly Finding[], where: string) =>
  findings.find((finding) => finding.where === where)?.verdict;

describe("a dashboard, checked against a real Prometheus", () => {
  it("is ok when each query returns a number, with all variables selected", async () => {
    const findings = await check(stat("Requests", rate, "{{path}}"));
    expect(findings.map(({ where, verdict }) => [where, verdict])).toEqual([
      ["$instance", { state: "ok", series: 1 }],
      ["Requests A", { state: "ok", series: 1 }],
    ]);
    expect(findings[1]?.expr).toBe('sum by (path) (rate(http_requests_total{instance=~".*"}[60s]))');
    expect(okShare(findings)).toBe(1);
  });

  it("fails for a renamed metric, a value that is NaN, or a legend with an unknown label", async () => {
    const findings = await check(
      stat("Requests", rate, "{{path}}"),
      stat("Renamed", "sum(rate(http_request_total[5m]))"),
      stat("No number", "nodejs_eventloop_lag_p99_seconds"),
      stat("Legend", rate, "{{route}}"),
    );
    expect(verdictOf(findings, "Renamed A")).toEqual({ state: "failed", why: "no series" });
    expect(verdictOf(findings, "No number A")).toEqual({ state: "failed", why: "1 series, all without a number" });
    expect(verdictOf(findings, "Legend A")).toEqual({
      state: "failed",
      why: "the legend uses route, which a series does not have",
    });
    expect(okShare(findings)).toBe(0.4);
  });

  it("fails for a query that Prometheus refuses, with its error", async () => {
    const refused = verdictOf(await check(stat("Refused", "rate(up)")), "Refused A");
    expect(refused).toMatchObject({ state: "failed", why: expect.stringContaining("expected type range vector") });
  });

  it("tolerates series that only jobs without a target serve, and no others", async () => {
    const findings = await check(
      stat("Containers", 'container_last_seen{container!=""}'),
      stat("None", 'count(container_last_seen{container!=""}) or vector(0)'),
      stat("Redis and more", "redis_up == 1 and on () vector(0) == 1"),
      stat("Recorded", "job:http_requests:rate5m"),
    );
    expect(verdictOf(findings, "Containers A")).toEqual({ state: "not deployed", jobs: ["cadvisor"] });
    expect(verdictOf(findings, "None A")).toEqual({ state: "ok", series: 1 });
    expect(verdictOf(findings, "Redis and more A")).toEqual({ state: "not deployed", jobs: ["redis"] });
    expect(verdictOf(findings, "Recorded A")?.state).toBe("failed");
  });

  it("is reported as a table, with each failure and its reason", async () => {
    const text = renderFindings(await check(stat("Gone", "gone"), stat("Containers", "container_last_seen")));
    expect(text).toMatch(/DASHBOARD +QUERIES +OK +FAILED +NOT DEPLOYED +SHARE\nTried +3 +1 +1 +1 +50%/);
    expect(text).toContain("Tried: Gone A: no series\n    gone\n");
    expect(text).toContain("Not deployed (no target of cadvisor): Tried: Containers A.");
  });
});

describe("the command", () => {
  const run = (...args: string[]) =>
    execa(process.execPath, [join(projectRoot, "infra/tools/live/src/live-check/cli.ts"), ...args], { reject: false });

  it("exits with 1 and lists failures", async () => {
    const { exitCode, stdout } = await run("--prometheus", prometheus.url, "--dashboard", "slo");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("no series");
  });

  it("exits with 2 and one line when Prometheus does not answer or a name is unknown", async () => {
    const unreachable = await run("--prometheus", "http://127.0.0.1:9");
    expect([unreachable.exitCode, unreachable.stderr]).toEqual([
      2,
      expect.stringMatching(
        /^The panels could not be checked: Prometheus at http:\/\/127.0.0.1:9 does not answer: .+$/,
      ),
    ]);
    const unknown = await run("--dashboard", "overveiw");
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stderr).toContain("unknown dashboard overveiw: expected overview, business,");
  });
});

describe("the windows of a panel", () => {
  const view = { to: 10_000, seconds: 3600, points: 1000, scrapeInterval: 15 };

  it("contain four scrapes of the queried job", () => {
    expect(shown(view, undefined).values).toMatchObject({
      __interval: "15s",
      __rate_interval: "60s",
      __range: "3600s",
    });
    expect(shown(view, "1m", "$__interval").values).toMatchObject({ __interval: "60s", __rate_interval: "240s" });
  });

  it("depend on the step of the query, not of the panel", () => {
    expect(shown(view, "1m").values).toMatchObject({ __interval: "60s", __rate_interval: "75s" });
    expect(shown(view, undefined, "30s").values).toMatchObject({ __interval: "15s", __rate_interval: "120s" });
  });

  it("grow with the step for a long time range", () => {
    const day = shown({ ...view, seconds: 86_400 }, undefined);
    expect(day.range).toEqual({ from: 10_000 - 86_400, to: 10_000, step: 87 });
    expect(day.values).toMatchObject({ __interval: "87s", __rate_interval: "102s" });
  });
});

describe("jobs that are not deployed", () => {
  it("are those without a target", () => {
    expect(absentJobs(jobEntries.map(([job]) => job))).toEqual([]);
    expect(absentJobs(["backend", "postgres"])).toContain("cadvisor");
  });

  it("do not explain a missing series that another job serves, too", () => {
    expect(lackedBy("http_requests_total", ["backend"])).toEqual([]);
    expect(lackedBy("http_requests_total", ["backend", "frontend"])).toEqual(["backend", "frontend"]);
    expect(lackedBy('rate(pg_up{instance=~"$instance"}[$__rate_interval])', ["postgres"])).toEqual(["postgres"]);
  });
});

it("without queries nothing is ok", () => {
  expect(okShare([])).toBe(0);
});

it("a result without series, numbers or a label fails", () => {
  const result = (value: number, labels = {}) => ({ series: labels, points: [[1, value] as const] });
  expect(judge([], "x")).toEqual({ state: "failed", why: "no series" });
  expect(judge([result(Number.NaN)], "x").state).toBe("failed");
  expect(judge([result(Number.NaN), result(1)], "x")).toEqual({ state: "ok", series: 1 });
  expect(judge([result(1, { job: "a" }), result(1)], "{{job}}").state).toBe("failed");
});
