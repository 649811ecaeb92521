import { readEnv } from "@petswipe/config";
import { durationPattern } from "@petswipe/promql/duration";
import Type, { type Static } from "typebox";
import { type JobName, jobEntries } from "./jobs.ts";
import type { Targets } from "./render.ts";

const duration = (fallback: string, description: string) =>
  Type.String({ pattern: durationPattern, default: fallback, description: `${description}, such as ${fallback}` });

/** Addresses of a job's targets, or of none. */
const targets = (job: JobName, fallback: string) =>
  Type.String({
    pattern: "^(none|[^\\s,/]+:[0-9]+(, *[^\\s,/]+:[0-9]+)*)$",
    default: fallback,
    description: `host:port of ${job}'s targets, with commas between; dns:name:port for all replicas behind a name; none leaves the job out`,
  });

const variableOf = <Name extends JobName>(job: Name) => `${job.toUpperCase() as Uppercase<Name>}_TARGETS` as const;

/** Where a deployment's targets are, and the file of the applications' token. */
export const deploymentSettingsSchema = Type.Object({
  ...(Object.fromEntries(jobEntries.map(([job, { address }]) => [variableOf(job), targets(job, address)])) as Record<
    `${Uppercase<JobName>}_TARGETS`,
    ReturnType<typeof targets>
  >),
  REMOTE_WRITE_URL: Type.Optional(
    Type.String({
      pattern: "^https?://[^\\s/]",
      description:
        "where Prometheus sends its samples on to: Mimir, Thanos, Amazon Managed Prometheus, another Prometheus",
    }),
  ),
  REMOTE_WRITE_TOKEN_FILE: Type.Optional(
    Type.String({
      pattern: "^/",
      description: "absolute path, as Prometheus sees it, of a file with its bearer token",
    }),
  ),
  METRICS_TOKEN_FILE: Type.Optional(
    Type.String({ pattern: "^/", description: "absolute path of a file with METRICS_TOKEN, for Prometheus" }),
  ),
});

export type DeploymentSettings = Static<typeof deploymentSettingsSchema>;

/** The targets that the settings name. */
export function targetsOf(settings: DeploymentSettings): Targets {
  return Object.fromEntries(
    jobEntries.map(([job]) => {
      const text = settings[variableOf(job)];
      return [job, text === "none" ? [] : text.split(/, */)];
    }),
  );
}

/** The environment variables that Prometheus' configuration takes. */
export const prometheusSettingsSchema = Type.Object({
  SCRAPE_INTERVAL: duration("15s", "time between two scrapes of the applications"),
  PROMETHEUS_RETENTION: duration("35d", "how long samples are kept"),
});

export type PrometheusSettings = Static<typeof prometheusSettingsSchema>;

/** Reads them, with defaults. Throws a ConfigError that lists every fault. */
export function readPrometheusSettings(env: NodeJS.ProcessEnv): PrometheusSettings {
  return readEnv(prometheusSettingsSchema, env);
}
