import { durationMs } from "@petswipe/promql/duration";
import { stringify } from "yaml";
import type { DnsConfig, Intervals, PrometheusConfig, RemoteWrite, ScrapeConfig } from "./config.ts";
import { type JobName, jobEntries } from "./jobs.ts";

export type Targets = Readonly<Partial<Record<JobName, readonly string[]>>>;

/** A deployment's targets and scrape settings. */
export interface PrometheusDeployment {
  readonly scrapeInterval: string;
  /** `host:port` of each target by job; `dns:name:port` for every address that a name resolves to. */
  readonly targets: Targets;
  /** Patterns of rule files, relative to prometheus.yml or absolute. */
  readonly ruleFiles?: readonly string[];
  /** A file with the bearer token for the applications' /metrics. */
  readonly bearerTokenFile?: string;
  /** Where samples are forwarded to, and a file with the bearer token if one is required. */
  readonly remoteWrite?: { readonly url: string; readonly tokenFile?: string };
}

const longestTimeout = "10s";

function intervals(interval: string): Intervals {
  const timeout = durationMs(interval) < durationMs(longestTimeout) ? interval : longestTimeout;
  return { scrape_interval: interval, scrape_timeout: timeout };
}

const DNS = /^dns:(.+):(\d+)$/;

/** Static targets, and targets discovered by DNS. */
function discovery(targets: readonly string[]): Pick<ScrapeConfig, "static_configs" | "dns_sd_configs"> {
  const fixed = targets.filter((target) => !DNS.test(target));
  const named = targets.flatMap((target): DnsConfig[] => {
    const [, name, port] = DNS.exec(target) ?? [];
    return name === undefined ? [] : [{ names: [name], type: "A", port: Number(port) }];
  });
  return {
    ...(fixed.length > 0 && { static_configs: [{ targets: fixed }] }),
    ...(named.length > 0 && { dns_sd_configs: named }),
  };
}

function scrapeConfigs(deployment: PrometheusDeployment): ScrapeConfig[] {
  const { bearerTokenFile, scrapeInterval, targets } = deployment;
  return jobEntries.flatMap(([name, job]) => {
    const target = targets[name];
    if (target === undefined || target.length === 0) return [];
    const config: ScrapeConfig = {
      job_name: name,
      ...intervals(job.interval ?? scrapeInterval),
      ...(job.application && bearerTokenFile && { authorization: bearer(bearerTokenFile) }),
      ...discovery(target),
      ...(job.relabel && { metric_relabel_configs: job.relabel }),
    };
    return [config];
  });
}

const bearer = (file: string) => ({ type: "Bearer", credentials_file: file }) as const;

/** Amazon Managed Prometheus requires signed requests; the region is part of its URL. */
const AMAZON = /^https:\/\/aps-workspaces\.([a-z0-9-]+)\.amazonaws\.com\//;

function signed(url: string): Pick<RemoteWrite, "sigv4"> {
  const region = AMAZON.exec(url)?.[1];
  return region === undefined ? {} : { sigv4: { region } };
}

const remoteWrite = ({ url, tokenFile }: NonNullable<PrometheusDeployment["remoteWrite"]>): RemoteWrite => ({
  url,
  ...signed(url),
  ...(tokenFile && { authorization: bearer(tokenFile) }),
});

/** The text of prometheus.yml for a deployment. Throws if the interval is not a duration. */
export function renderPrometheus(deployment: PrometheusDeployment): string {
  const { alertmanager } = deployment.targets;
  const config: PrometheusConfig = {
    global: { ...intervals(deployment.scrapeInterval), evaluation_interval: deployment.scrapeInterval },
    rule_files: deployment.ruleFiles ?? ["rules/*.yml"],
    alerting: { alertmanagers: alertmanager?.length ? [{ static_configs: [{ targets: alertmanager }] }] : [] },
    scrape_configs: scrapeConfigs(deployment),
    ...(deployment.remoteWrite && { remote_write: [remoteWrite(deployment.remoteWrite)] }),
  };
  return stringify(config);
}
