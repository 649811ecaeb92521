import { type MetricName, services } from "@petswipe/metrics";
import { seriesOf } from "@petswipe/metrics/promql";
import { absentJobs } from "@petswipe/monitoring/dashboards/absent-jobs";
import { dashboardModels } from "@petswipe/monitoring/dashboards/models";
import { jobEntries } from "@petswipe/monitoring/scrape/jobs";
import type { PrometheusApi } from "@petswipe/prometheus-client";
import { checkDashboard } from "../live-check/check.ts";
import { viewOf } from "../live-check/view.ts";
import { type Coverage, coverageOf } from "./signal.ts";

/** Declared metrics that each service serves. Services without a target are not deployed. */
async function emitted(prometheus: PrometheusApi): Promise<Coverage> {
  const present = new Set((await prometheus.targets()).map(({ labels }) => labels.job));
  const signals = Object.entries(services).map(async ([service, metrics]) => {
    const isDeployed = present.has(service);
    const stored = new Set(isDeployed ? (await prometheus.series(service)).map(({ __name__ }) => __name__) : []);
    return (Object.keys(metrics) as MetricName[]).map((name) => ({
      name: `${service}: ${name}`,
      has: seriesOf(name).every((series) => stored.has(series)),
      notDeployed: !isDeployed,
    }));
  });
  return coverageOf("declared metrics emitted", (await Promise.all(signals)).flat());
}

async function withData(prometheus: PrometheusApi): Promise<Coverage> {
  const view = await viewOf(prometheus);
  const findings = Object.values(dashboardModels()).map((model) => checkDashboard(prometheus, model, view));
  return coverageOf(
    "panel queries with data",
    (await Promise.all(findings)).flat().map(({ dashboard, where, verdict }) => ({
      name: `${dashboard}: ${where}`,
      has: verdict.state === "ok",
      notDeployed: verdict.state === "not deployed",
    })),
  );
}

async function healthy(prometheus: PrometheusApi): Promise<Coverage> {
  const rules = await prometheus.rules();
  return coverageOf(
    "healthy rules",
    rules.map(({ name, health }) => ({ name, has: health === "ok" })),
  );
}

async function up(prometheus: PrometheusApi): Promise<Coverage> {
  const targets = await prometheus.targets();
  const absent = absentJobs(targets.map(({ labels }) => labels.job));
  return coverageOf("targets up", [
    ...targets.map(({ labels, scrapeUrl, health }) => ({ name: `${labels.job} ${scrapeUrl}`, has: health === "up" })),
    ...jobEntries.filter(([job]) => absent.includes(job)).map(([name]) => ({ name, has: false, notDeployed: true })),
  ]);
}

/** The coverage of a running system. Throws when Prometheus does not answer. */
export const liveCoverage = (prometheus: PrometheusApi): Promise<Coverage[]> =>
  Promise.all([emitted(prometheus), withData(prometheus), healthy(prometheus), up(prometheus)]);
