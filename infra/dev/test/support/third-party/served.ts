import type { ThirdPartySeries, ThirdPartyTable } from "@petswipe/monitoring/third-party/types";

/** What a Prometheus has scraped from a job: the labels of all series by name, and the type of each family. */
interface ServedByJob {
  readonly labels: ReadonlyMap<string, ReadonlySet<string>>;
  readonly types: ReadonlyMap<string, string>;
}

/** By job; series without a job have the empty name. */
export type Served = ReadonlyMap<string, ServedByJob>;

type Series = Readonly<Record<string, string>>;

interface Metadata {
  readonly target: { readonly job: string };
  readonly metric: string;
  readonly type: string;
}

async function get<T>(origin: string, path: string): Promise<T> {
  const response = await fetch(`${origin}/api/v1/${path}`);
  const { data, error } = (await response.json()) as { data: T; error?: string };
  if (error !== undefined) throw new Error(error);
  return data;
}

const addedByPrometheus = new Set(["__name__", "job", "instance"]);

function labelsByName(series: readonly Series[]): Map<string, Set<string>> {
  const byName = Map.groupBy(series, ({ __name__ = "" }) => __name__);
  const labelsOf = (all: readonly Series[]) =>
    new Set(all.flatMap((each) => Object.keys(each)).filter((label) => !addedByPrometheus.has(label)));
  return new Map([...byName].map(([name, all]) => [name, labelsOf(all)]));
}

/** What the targets of a Prometheus have exported. An empty label is no label, as in PromQL. */
export async function servedTo(origin: string): Promise<Served> {
  const everything = encodeURIComponent('{__name__!=""}');
  const series = await get<Series[]>(origin, `series?match[]=${everything}`);
  const metadata = Map.groupBy(await get<Metadata[]>(origin, "targets/metadata"), ({ target }) => target.job);
  const jobs = [...Map.groupBy(series, ({ job = "" }) => job)].map(([job, all]): [string, ServedByJob] => {
    const types = (metadata.get(job) ?? []).map(({ metric, type }) => [metric, type] as const);
    return [job, { labels: labelsByName(all), types: new Map(types) }];
  });
  return new Map(jobs);
}

/** Series that Prometheus adds have no metadata, and are all gauges. OpenMetrics names a counter without `_total`. */
function typeOf(name: string, types: ServedByJob["types"]): string {
  const family = name.replace(/_(bucket|count|sum|total)$/, "");
  return types.get(name) ?? types.get(family) ?? "gauge";
}

function problemOf(name: string, series: ThirdPartySeries, served: ServedByJob | undefined): string | undefined {
  const labels = served?.labels.get(name);
  if (served === undefined || labels === undefined) return "is not served";
  const type = typeOf(name, served.types);
  if (type !== series.type) return `is of type ${type}, not ${series.type}`;
  const missing = series.labels.filter((label) => !labels.has(label));
  return missing.length > 0 ? `has no label ${missing.join(", ")}, but ${[...labels].join(", ")}` : undefined;
}

/** The problems of a table as text, without those of jobs that are known to be absent. */
export function problemsOf(table: ThirdPartyTable, served: Served, absent: ReadonlySet<string> = new Set()): string[] {
  return Object.entries(table).flatMap(([name, series]) => {
    const jobs = series.jobs.length > 0 ? series.jobs.filter((job) => !absent.has(job)) : [""];
    return jobs.flatMap((job) => {
      const problem = problemOf(name, series, served.get(job));
      return problem ? [`${name} of ${job || "no job"} ${problem}`] : [];
    });
  });
}
