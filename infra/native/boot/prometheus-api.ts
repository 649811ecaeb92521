/** A series by its labels, `__name__` among them. */
export type Series = Readonly<Record<string, string>>;

export type Sums = ReadonlyMap<string, number>;

export interface Target {
  readonly labels: { readonly job: string };
  readonly health: "up" | "down" | "unknown";
  readonly lastError: string;
  readonly scrapeUrl: string;
}

/** The parts of Prometheus' HTTP API that are used here. */
export interface PrometheusApi {
  targets(): Promise<Target[]>;
  /** Every series of a job that has a sample within the last five minutes. */
  series(job: string): Promise<Series[]>;
  /** The sum over all series of a job, by metric name as stored (a histogram's `_sum` and `_count` apart). */
  sums(job: string): Promise<Sums>;
  /** The value of an instant query that yields one number; undefined when it yields nothing. */
  value(query: string): Promise<number | undefined>;
}

interface Vector {
  readonly result: readonly { readonly metric: Series; readonly value: readonly [number, string] }[];
}

const windowMs = 5 * 60_000;

/** Opens the API of the Prometheus at a URL. Each method throws when it does not answer with success. */
export function openPrometheus(url: string): PrometheusApi {
  const get = async <T>(path: string, parameters: Record<string, string>): Promise<T> => {
    const response = await fetch(`${url}/api/v1/${path}?${new URLSearchParams(parameters)}`);
    const body = (await response.json()) as { status: string; error?: string; data: T };
    if (body.status !== "success") throw new Error(`Prometheus refuses ${path}: ${body.error}`);
    return body.data;
  };
  return {
    targets: async () => (await get<{ activeTargets: Target[] }>("targets", { state: "active" })).activeTargets,
    series: (job) => get("series", { "match[]": `{job="${job}"}`, start: String((Date.now() - windowMs) / 1000) }),
    async sums(job) {
      const { result } = await get<Vector>("query", { query: `sum by (__name__) ({job="${job}"})` });
      return new Map(result.map(({ metric, value }) => [metric["__name__"] ?? "", Number(value[1])]));
    },
    async value(query) {
      const { result } = await get<Vector>("query", { query });
      return result[0] && Number(result[0].value[1]);
    },
  };
}
