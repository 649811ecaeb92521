import { readEnv } from "@petswipe/config";
import { DURATION_PATTERN } from "@petswipe/promql/duration";
import Type, { type Static } from "typebox";
import { type JobName, jobEntries } from "./jobs.ts";
import type { Targets } from "./render.ts";

const duration = (fallback: string, description: string) =>
  Type.String({ pattern: DURATION_PATTERN, default: fallback, description: `${description}, such as ${fallback}` });

/** Addresses of a job's targets, or `none`. */
const targets = (job: JobName, fallback: string) =>
  Type.String({
    pattern: "^(none|[^\\s,/]+:[0-9]+(, *[^\\s,/]+:[0-9]+)*)$",
    default: fallback,
    description: `comma-separated host:port of the targets of ${job}; dns:name:port for all replicas behind a name; none to leave the job out`,
  });

const variableOf = <Name extends JobName>(job: Name) => `${job.toUpperCase() as Uppercase<Name>}_TARGETS` as const;

/** A deployment's targets, remote write, and the file with the applications' token. */
export const deploymentSettingsSchema = Type.Object({
  ...(Object.fromEntries(jobEntries.map(([job, { address }]) => [variableOf(job), targets(job, address)])) as Record<
    `${Uppercase<JobName>}_TARGETS`,
    ReturnType<typeof targets>
  >),
  REMOTE_WRITE_URL: Type.Optional(
    Type.String({
      pattern: "^https?://[^\\s/]",
      description: "remote write URL for Prometheus: Mimir, Thanos, Amazon Managed Prometheus or another Prometheus",
    }),
  ),
  REMOTE_WRITE_TOKEN_FILE: Type.Optional(
    Type.String({
      pattern: "^/",
      description: "absolute path, as seen by Prometheus, of a file with the bearer token for remote write",
    }),
  ),
  METRICS_TOKEN_FILE: Type.Optional(
    Type.String({ pattern: "^/", description: "absolute path of a file with METRICS_TOKEN, read by Prometheus" }),
  ),
});

export type DeploymentSettings = Static<typeof deploymentSettingsSchema>;

/** The targets from the settings. */
export function targetsOf(settings: DeploymentSettings): Targets {
  return Object.fromEntries(
    jobEntries.map(([job]) => {
      const text = settings[variableOf(job)];
      return [job, text === "none" ? [] : text.split(/, */)];
    }),
  );
}

/** The environment variables for the configuration of Prometheus. */
export const prometheusSettingsSchema = Type.Object({
  SCRAPE_INTERVAL: duration("15s", "scrape interval of the applications"),
  PROMETHEUS_RETENTION: duration("35d", "retention of samples"),
});

export type PrometheusSettings = Static<typeof prometheusSettingsSchema>;

/** Reads them, with defaults. Throws a ConfigError that lists every problem. */
export function readPrometheusSettings(env: NodeJS.ProcessEnv): PrometheusSettings {
  return readEnv(prometheusSettingsSchema, env);
}
