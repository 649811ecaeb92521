import { type MetricName, services } from "@petswipe/metrics";
import { seriesOf } from "@petswipe/metrics/promql";
import { absentJobs } from "@petswipe/monitoring/dashboards/absent-jobs";
import { dashboardModels } from "@petswipe/monitoring/dashboards/models";
import { jobEntries } from "@petswipe/monitoring/scrape/jobs";
import type { PrometheusApi } from "@petswipe/prometheus-client";
import { checkDashboard } from "../panels/check.ts";
import { viewOf } from "../panels/five-minutes.ts";
import { type Coverage, coverageOf } from "./signal.ts";

/** Metrics as they are declared, against those that each service serves. One whose service is no scrape job is not here. */
async function emitted(prometheus: PrometheusApi): Promise<Coverage> {
  const present = new Set((await prometheus.targets()).map(({ labels }) => labels.job));
  const things = Object.entries(services).map(async ([service, metrics]) => {
    const here = present.has(service);
    const stored = new Set(here ? (await prometheus.series(service)).map(({ __name__ }) => __name__) : []);
    return (Object.keys(metrics) as MetricName[]).map((name) => ({
      name: `${service}: ${name}`,
      has: seriesOf(name).every((series) => stored.has(series)),
      notHere: !here,
    }));
  });
  return coverageOf("declared metrics emitted", (await Promise.all(things)).flat());
}

async function alive(prometheus: PrometheusApi): Promise<Coverage> {
  const view = await viewOf(prometheus);
  const findings = Object.values(dashboardModels()).map((model) => checkDashboard(prometheus, model, view));
  return coverageOf(
    "queries of panels alive",
    (await Promise.all(findings)).flat().map(({ dashboard, where, verdict }) => ({
      name: `${dashboard}: ${where}`,
      has: verdict.state === "alive",
      notHere: verdict.state === "not here",
    })),
  );
}

async function healthy(prometheus: PrometheusApi): Promise<Coverage> {
  const rules = await prometheus.rules();
  return coverageOf(
    "rules healthy",
    rules.map(({ name, health }) => ({ name, has: health === "ok" })),
  );
}

async function up(prometheus: PrometheusApi): Promise<Coverage> {
  const targets = await prometheus.targets();
  const absent = absentJobs(targets.map(({ labels }) => labels.job));
  return coverageOf("targets up", [
    ...targets.map(({ labels, scrapeUrl, health }) => ({ name: `${labels.job} ${scrapeUrl}`, has: health === "up" })),
    ...jobEntries.filter(([job]) => absent.includes(job)).map(([name]) => ({ name, has: false, notHere: true })),
  ]);
}

/** What only a running system tells. Throws when Prometheus does not answer. */
export const liveCoverage = (prometheus: PrometheusApi): Promise<Coverage[]> =>
  Promise.all([emitted(prometheus), alive(prometheus), healthy(prometheus), up(prometheus)]);
