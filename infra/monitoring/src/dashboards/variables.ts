import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  type VariableModel,
  VariableRefresh,
  VariableSort,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { SLO_IGNORED_PATHS } from "@petswipe/metrics";
import { selector } from "@petswipe/metrics/promql";
import { OBJECTIVE } from "../rules/slis.ts";
import type { JobName } from "../scrape/jobs.ts";
import { DATASOURCES, SELECTED_DATASOURCE } from "./datasources.ts";

/** A variable at the top of a dashboard: the values of a label, of which one, several or all can be selected. */
export interface Variable {
  readonly name: "instance" | "server" | "route" | "datname" | "slo";
  readonly label: string;
  readonly description: string;
  /** The series whose label values are offered. */
  readonly series: string;
  /** The label. */
  readonly of: string;
}

/** The instances of some jobs. */
export const instancesOf = (...jobs: readonly JobName[]): Variable => ({
  name: "instance",
  label: "Instance",
  description: `Instances of ${jobs.join(", ")}, by address.`,
  series: `up{job=~"${jobs.join("|")}"}`,
  of: "instance",
});

/** The user-facing route templates of some jobs. */
export const routesOf = (...jobs: readonly JobName[]): Variable => ({
  name: "route",
  label: "Route",
  description: "Route templates, without scrapes and health checks.",
  series: selector("http_requests_total", { job: ["=~", jobs.join("|")], path: ["!~", SLO_IGNORED_PATHS] }),
  of: "path",
});

/** PostgreSQL servers: the primary and its replicas. */
export const databaseServers: Variable = {
  name: "server",
  label: "Server",
  description: "PostgreSQL servers, by the address of their exporters.",
  series: 'up{job="postgres"}',
  of: "instance",
};

/** The databases of a PostgreSQL server, without templates. */
export const databases: Variable = {
  name: "datname",
  label: "Database",
  description: "Databases, without templates.",
  series: 'pg_database_size_bytes{datname!~"template.*"}',
  of: "datname",
};

/** SLOs that have recording rules. */
export const recordedSlos: Variable = {
  name: "slo",
  label: "SLO",
  description: "Service level objectives.",
  series: OBJECTIVE,
  of: "slo",
};

const everything = { selected: true, text: "All", value: "$__all" };

/** Refreshed when the time range changes, so that former instances can be selected for a past range. */
export function variableModel({ name, label, description, series, of }: Variable): VariableModel {
  const query = `label_values(${series}, ${of})`;
  return new QueryVariableBuilder(name)
    .label(label)
    .description(description)
    .datasource(SELECTED_DATASOURCE)
    .query({ query, refId: `variable-${name}` })
    .definition(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue(".*")
    .current(everything)
    .build();
}

/** Which Prometheus to query: some deployments have several. */
export const datasourceVariable = (): VariableModel =>
  new DatasourceVariableBuilder("datasource")
    .label("Prometheus")
    .description("The Prometheus to query.")
    .type("prometheus")
    .current({ selected: true, text: "Prometheus", value: DATASOURCES.prometheus })
    .build();

/** A matcher for the selected values. */
export const selected = (name: Variable["name"]) => ["=~", `$${name}`] as const;
/** The same as text, for third-party metrics. */
export const whereSelected = (label: string, name: Variable["name"]): string => `${label}=~"$${name}"`;
