import { stringify } from "yaml";
import type { Intervals, PrometheusConfig, ScrapeConfig } from "./config.ts";
import { durationMs } from "./duration.ts";
import { type JobName, jobEntries } from "./jobs.ts";

export type Targets = Readonly<Partial<Record<JobName, readonly string[]>>>;

/** Where a deployment's targets are, and how often the applications are scraped. */
export interface PrometheusDeployment {
  readonly scrapeInterval: string;
  /** `host:port` of each target of the jobs that there are. */
  readonly targets: Targets;
  /** Patterns of rule files, relative to prometheus.yml or absolute. */
  readonly ruleFiles?: readonly string[];
  /** A file that holds the bearer token of the applications' /metrics. */
  readonly bearerTokenFile?: string;
}

const longestTimeout = "10s";

function intervals(interval: string): Intervals {
  const timeout = durationMs(interval) < durationMs(longestTimeout) ? interval : longestTimeout;
  return { scrape_interval: interval, scrape_timeout: timeout };
}

function scrapeConfigs(deployment: PrometheusDeployment): ScrapeConfig[] {
  const { bearerTokenFile, scrapeInterval, targets } = deployment;
  return jobEntries.flatMap(([name, job]) => {
    const target = targets[name];
    if (target === undefined || target.length === 0) return [];
    const config: ScrapeConfig = {
      job_name: name,
      ...intervals(job.interval ?? scrapeInterval),
      ...(job.application &&
        bearerTokenFile && { authorization: { type: "Bearer", credentials_file: bearerTokenFile } as const }),
      static_configs: [{ targets: target }],
      ...(job.relabel && { metric_relabel_configs: job.relabel }),
    };
    return [config];
  });
}

/** The text of prometheus.yml for a deployment. Throws when the interval is no duration. */
export function renderPrometheus(deployment: PrometheusDeployment): string {
  const { alertmanager } = deployment.targets;
  const config: PrometheusConfig = {
    global: { ...intervals(deployment.scrapeInterval), evaluation_interval: deployment.scrapeInterval },
    rule_files: deployment.ruleFiles ?? ["rules/*.yml"],
    alerting: { alertmanagers: alertmanager?.length ? [{ static_configs: [{ targets: alertmanager }] }] : [] },
    scrape_configs: scrapeConfigs(deployment),
  };
  return stringify(config);
}
