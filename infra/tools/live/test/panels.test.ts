import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { absentJobs, lackedBy } from "@petswipe/monitoring/dashboards/absent";
import { dashboardModel } from "@petswipe/monitoring/dashboards/build";
import type { DashboardSpec, PanelSpec } from "@petswipe/monitoring/dashboards/spec";
import { shown } from "@petswipe/monitoring/dashboards/time";
import { instancesOf } from "@petswipe/monitoring/dashboards/variables";
import { jobEntries } from "@petswipe/monitoring/scrape/jobs";
import { type RunningPrometheus, startPrometheus } from "@petswipe/prometheus-client/testing/server";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { checkDashboard, type Finding } from "../src/panels/check.ts";
import { viewOf } from "../src/panels/five-minutes.ts";
import { aliveShare, renderFindings } from "../src/panels/report.ts";
import { judge } from "../src/panels/verdict.ts";

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

/** Ten minutes of a backend, a sample each 15 seconds. */
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

/** A target of the backend, which does not answer. */
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

describe("a dashboard, asked of a real Prometheus", () => {
  it("is alive when each query yields a number, with everything chosen", async () => {
    const findings = await check(stat("Requests", rate, "{{path}}"));
    expect(findings.map(({ where, verdict }) => [where, verdict])).toEqual([
      ["$instance", { state: "alive", series: 1 }],
      ["Requests A", { state: "alive", series: 1 }],
    ]);
    expect(findings[1]?.expr).toBe('sum by (path) (rate(http_requests_total{instance=~".*"}[60s]))');
    expect(aliveShare(findings)).toBe(1);
  });

  it("is dead where a metric has been renamed, a value is no number, or a legend names what is not there", async () => {
    const findings = await check(
      stat("Requests", rate, "{{path}}"),
      stat("Renamed", "sum(rate(http_request_total[5m]))"),
      stat("No number", "nodejs_eventloop_lag_p99_seconds"),
      stat("Legend", rate, "{{route}}"),
    );
    expect(verdictOf(findings, "Renamed A")).toEqual({ state: "dead", why: "no series" });
    expect(verdictOf(findings, "No number A")).toEqual({ state: "dead", why: "1 series, none with a number" });
    expect(verdictOf(findings, "Legend A")).toEqual({
      state: "dead",
      why: "the legend names route, which a series has not",
    });
    expect(aliveShare(findings)).toBe(0.4);
  });

  it("is dead where Prometheus refuses the query, with what it says", async () => {
    const refused = verdictOf(await check(stat("Refused", "rate(up)")), "Refused A");
    expect(refused).toMatchObject({ state: "dead", why: expect.stringContaining("expected type range vector") });
  });

  it("excuses what only jobs without a target serve, and nothing else", async () => {
    const findings = await check(
      stat("Containers", 'container_last_seen{container!=""}'),
      stat("None", 'count(container_last_seen{container!=""}) or vector(0)'),
      stat("Redis and more", "redis_up == 1 and on () vector(0) == 1"),
      stat("Recorded", "job:http_requests:rate5m"),
    );
    expect(verdictOf(findings, "Containers A")).toEqual({ state: "not here", jobs: ["cadvisor"] });
    expect(verdictOf(findings, "None A")).toEqual({ state: "alive", series: 1 });
    expect(verdictOf(findings, "Redis and more A")).toEqual({ state: "not here", jobs: ["redis"] });
    expect(verdictOf(findings, "Recorded A")?.state).toBe("dead");
  });

  it("is reported as a table, with each that is dead and why", async () => {
    const text = renderFindings(await check(stat("Gone", "gone"), stat("Containers", "container_last_seen")));
    expect(text).toMatch(/DASHBOARD +QUERIES +ALIVE +DEAD +NOT HERE +SHARE\nTried +3 +1 +1 +1 +50\.0%/);
    expect(text).toContain("Tried: Gone A: no series\n    gone\n");
    expect(text).toContain("Not here, since nothing of cadvisor is scraped: Tried: Containers A.");
  });
});

describe("the command", () => {
  const run = (...args: string[]) =>
    execa(process.execPath, [join(projectRoot, "infra/tools/live/src/panels/cli.ts"), ...args], { reject: false });

  it("exits with 1 and names what is dead", async () => {
    const { exitCode, stdout } = await run("--prometheus", prometheus.url, "--dashboard", "slo");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("no series");
  });

  it("exits with 2 in a line when nobody answers or a name is unknown", async () => {
    const nobody = await run("--prometheus", "http://127.0.0.1:9");
    expect([nobody.exitCode, nobody.stderr]).toEqual([
      2,
      expect.stringMatching(
        /^The panels could not be checked: Prometheus at http:\/\/127.0.0.1:9 does not answer: .+$/,
      ),
    ]);
    const unknown = await run("--dashboard", "overveiw");
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stderr).toContain("no dashboard overveiw: there are overview, business,");
  });
});

describe("the windows of a panel", () => {
  const view = { to: 10_000, seconds: 3600, points: 1000, scrapeInterval: 15 };

  it("hold four scrapes, of the job that is asked for", () => {
    expect(shown(view, undefined).values).toMatchObject({
      __interval: "15s",
      __rate_interval: "60s",
      __range: "3600s",
    });
    expect(shown(view, "1m", "$__interval").values).toMatchObject({ __interval: "60s", __rate_interval: "240s" });
  });

  it("are made from the query's step, and not from the panel's", () => {
    expect(shown(view, "1m").values).toMatchObject({ __interval: "60s", __rate_interval: "75s" });
    expect(shown(view, undefined, "30s").values).toMatchObject({ __interval: "15s", __rate_interval: "120s" });
  });

  it("grow with the step when much time is shown", () => {
    const day = shown({ ...view, seconds: 86_400 }, undefined);
    expect(day.range).toEqual({ from: 10_000 - 86_400, to: 10_000, step: 87 });
    expect(day.values).toMatchObject({ __interval: "87s", __rate_interval: "102s" });
  });
});

describe("what is not here", () => {
  it("is told by the targets that there are", () => {
    expect(absentJobs(jobEntries.map(([job]) => job))).toEqual([]);
    expect(absentJobs(["backend", "postgres"])).toContain("cadvisor");
  });

  it("excuses no series that another job serves, too", () => {
    expect(lackedBy("http_requests_total", ["backend"])).toEqual([]);
    expect(lackedBy("http_requests_total", ["backend", "frontend"])).toEqual(["backend", "frontend"]);
    expect(lackedBy('rate(pg_up{instance=~"$instance"}[$__rate_interval])', ["postgres"])).toEqual(["postgres"]);
  });
});

it("nothing that could be asked is no proof", () => {
  expect(aliveShare([])).toBe(0);
});

it("an empty answer, one without numbers and one without a label are told apart", () => {
  const course = (value: number, labels = {}) => ({ series: labels, points: [[1, value] as const] });
  expect(judge([], "x")).toEqual({ state: "dead", why: "no series" });
  expect(judge([course(Number.NaN)], "x").state).toBe("dead");
  expect(judge([course(Number.NaN), course(1)], "x")).toEqual({ state: "alive", series: 1 });
  expect(judge([course(1, { job: "a" }), course(1)], "{{job}}").state).toBe("dead");
});
