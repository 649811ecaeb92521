import { lackedBy } from "@petswipe/monitoring/dashboards/absent-jobs";
import { dashboards } from "@petswipe/monitoring/dashboards/all";
import { dashboardModel } from "@petswipe/monitoring/dashboards/build";
import { DASHBOARDS, type Dashboard } from "@petswipe/monitoring/links";
import { cadvisor } from "@petswipe/monitoring/third-party/cadvisor";
import { grafana } from "@petswipe/monitoring/third-party/grafana";
import type { ThirdPartyTable } from "@petswipe/monitoring/third-party/types";
import { type RunningPrometheus, startPrometheus } from "@petswipe/prometheus-client/testing/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stringify } from "yaml";
import { checkDashboard } from "../src/live-check/check.ts";
import { viewOf } from "../src/live-check/view.ts";

/** Programs that run only in containers, by the tables of their series. */
const tables: Readonly<Record<string, ThirdPartyTable>> = { cadvisor, grafana };
const absent = Object.keys(tables);

/** Ten minutes of every series of the tables, one growing sample per 15 seconds. */
function history(): string[] {
  const now = Math.floor(Date.now() / 1000);
  return Object.entries(tables).flatMap(([job, table]) =>
    Object.entries(table).flatMap(([name, { labels }]) => {
      const own = labels.map((label) => `${label}="${label === "le" ? "+Inf" : `some-${label}`}"`);
      const series = `${name}{${[`job="${job}"`, 'instance="a"', ...own].join(",")}}`;
      return Array.from({ length: 40 }, (_, index) => `${series} ${index + 1} ${now - 600 + 15 * index}`);
    }),
  );
}

let prometheus: RunningPrometheus;
beforeAll(async () => {
  const jobs = absent.map((job) => ({
    job_name: job,
    scrape_interval: "1h",
    static_configs: [{ targets: ["127.0.0.1:9"] }],
  }));
  prometheus = await startPrometheus({ history: history(), config: stringify({ scrape_configs: jobs }) });
}, 60_000);
afterAll(() => prometheus.stop());

it("every query for programs in containers returns data there", async () => {
  const view = await viewOf(prometheus.api);
  const names = Object.keys(DASHBOARDS) as Dashboard[];
  const findings = await Promise.all(
    names.map((name) => checkDashboard(prometheus.api, dashboardModel(name, dashboards[name]), view)),
  );
  const theirs = findings.flat().filter(({ expr }) => lackedBy(expr, absent).length > 0);
  expect(theirs.length).toBeGreaterThan(10);
  expect(theirs.filter(({ verdict }) => verdict.state !== "ok")).toEqual([]);
});
