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
import { CHOSEN, DATASOURCES } from "./datasources.ts";

/** A choice at the top of a dashboard: values of a label, of which none, one or several can be chosen. */
export interface Variable {
  readonly name: "instance" | "server" | "route" | "datname" | "slo";
  readonly label: string;
  readonly description: string;
  /** Whose values are offered. */
  readonly series: string;
  /** The label whose values they are. */
  readonly of: string;
}

/** Instances of some jobs. */
export const instancesOf = (...jobs: readonly JobName[]): Variable => ({
  name: "instance",
  label: "Instance",
  description: `Processes, by address, of ${jobs.join(", ")}.`,
  series: `up{job=~"${jobs.join("|")}"}`,
  of: "instance",
});

/** Route templates of some jobs that people ask for. */
export const routesOf = (...jobs: readonly JobName[]): Variable => ({
  name: "route",
  label: "Route",
  description: "Routes as the router declares them, without scrapes and health checks.",
  series: selector("http_requests_total", { job: ["=~", jobs.join("|")], path: ["!~", SLO_IGNORED_PATHS] }),
  of: "path",
});

/** PostgreSQL servers: the primary, and replicas where there are any. */
export const databaseServers: Variable = {
  name: "server",
  label: "Server",
  description: "PostgreSQL servers, by the address of their exporter.",
  series: 'up{job="postgres"}',
  of: "instance",
};

/** Databases of a PostgreSQL server, without its templates. */
export const databases: Variable = {
  name: "datname",
  label: "Database",
  description: "Databases, without PostgreSQL's templates.",
  series: 'pg_database_size_bytes{datname!~"template.*"}',
  of: "datname",
};

/** SLOs that Prometheus has the rules of. */
export const recordedSlos: Variable = {
  name: "slo",
  label: "SLO",
  description: "Service level objectives, by name.",
  series: OBJECTIVE,
  of: "slo",
};

const everything = { selected: true, text: "All", value: "$__all" };

/** Asked anew when the time range changes, so that an instance that is gone can still be chosen for its time. */
export function variableModel({ name, label, description, series, of }: Variable): VariableModel {
  const query = `label_values(${series}, ${of})`;
  return new QueryVariableBuilder(name)
    .label(label)
    .description(description)
    .datasource(CHOSEN)
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

/** Which Prometheus: at home there is one, elsewhere several may be compared. */
export const datasourceVariable = (): VariableModel =>
  new DatasourceVariableBuilder("datasource")
    .label("Prometheus")
    .description("The Prometheus that is asked.")
    .type("prometheus")
    .current({ selected: true, text: "Prometheus", value: DATASOURCES.prometheus })
    .build();

/** A matcher for what is chosen. */
export const chosen = (name: Variable["name"]) => ["=~", `$${name}`] as const;
/** The same as text, for metrics that are not our own. */
export const whereChosen = (label: string, name: Variable["name"]): string => `${label}=~"$${name}"`;
