import type { BackupSettings } from "../settings.ts";
import { grafanaSource } from "./grafana.ts";
import { postgresSource } from "./postgres/postgres.ts";
import { prometheusSource } from "./prometheus.ts";
import type { Source } from "./source.ts";

/** The configured sources, most important first. Throws if there are none. */
export function configuredSources(settings: BackupSettings): Source[] {
  const { DATABASE_URL, PROMETHEUS_URL, PROMETHEUS_DATA, GRAFANA_DATABASE } = settings;
  const sources = [
    ...(DATABASE_URL === undefined ? [] : [postgresSource(DATABASE_URL)]),
    ...(PROMETHEUS_DATA === undefined ? [] : [prometheusSource(PROMETHEUS_URL, PROMETHEUS_DATA)]),
    ...(GRAFANA_DATABASE === undefined ? [] : [grafanaSource(GRAFANA_DATABASE)]),
  ];
  if (sources.length === 0)
    throw new Error("nothing to back up: set DATABASE_URL, PROMETHEUS_DATA or GRAFANA_DATABASE (see .env.example)");
  return sources;
}

/** The environment variable that enables each source. */
export const VARIABLE = {
  postgres: "DATABASE_URL",
  prometheus: "PROMETHEUS_DATA",
  grafana: "GRAFANA_DATABASE",
} as const;
