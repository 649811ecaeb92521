/** A series by its labels, `__name__` among them. */
export type Series = Readonly<Record<string, string>>;

export type Sums = ReadonlyMap<string, number>;

export interface Target {
  readonly labels: { readonly job: string };
  readonly health: "up" | "down" | "unknown";
  readonly lastError: string;
  readonly scrapeUrl: string;
}

/** A recording or alerting rule after its latest evaluation. */
export interface RuleStatus {
  readonly name: string;
  readonly health: "ok" | "err" | "unknown";
  readonly lastError?: string;
  /** Only of an alerting rule. */
  readonly state?: "inactive" | "pending" | "firing";
}

/** One series of an instant query. */
export interface Sample {
  readonly series: Series;
  readonly value: number;
}

/** A time range in Unix seconds, with a resolution of `step` seconds. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** One series of a range query. */
export interface RangeSeries {
  readonly series: Series;
  /** Pairs of Unix seconds and value. */
  readonly points: readonly (readonly [number, number])[];
}

/** The part of Prometheus' HTTP API that commands and tests need. */
export interface PrometheusApi {
  targets(): Promise<Target[]>;
  rules(): Promise<RuleStatus[]>;
  /** Every series of a job with a sample in the last five minutes. */
  series(job: string): Promise<Series[]>;
  /** The sum over all series of a job by metric name (`_sum` and `_count` of a histogram are two names). */
  sums(job: string): Promise<Sums>;
  /** The current time by the clock of Prometheus, in Unix seconds. */
  now(): Promise<number>;
  /** The value of an instant query with at most one result; undefined without one. */
  queryScalar(query: string): Promise<number | undefined>;
  /** The result of an instant query at a Unix time in seconds, now by default. */
  queryInstant(query: string, at?: number): Promise<Sample[]>;
  /** The result of a query at each step of a range. */
  queryRange(query: string, range: Range): Promise<RangeSeries[]>;
}

interface Vector {
  readonly result: readonly { readonly metric: Series; readonly value: readonly [number, string] }[];
}

interface Matrix {
  readonly result: readonly { readonly metric: Series; readonly values: readonly (readonly [number, string])[] }[];
}

interface Answer<T> {
  readonly status: string;
  readonly error?: string;
  readonly data: T;
}

/** Prometheus did not answer in time, so nothing is known about the query. */
export class NoAnswer extends Error {}

interface Options {
  /** The timeout of a request. */
  readonly timeoutMs?: number;
}

const LOOKBACK_MS = 5 * 60_000;

/** Parses a number as Prometheus writes it, which includes `+Inf`. */
const numberOf = (text: string): number => Number(text.replace("Inf", "Infinity"));

/** The reason of a failed request: the cause of fetch's error, one per address that was tried. */
function reasonOf({ message, cause }: Error): string {
  if (cause instanceof AggregateError) return cause.errors.map((error: Error) => error.message).join("; ");
  return cause instanceof Error ? cause.message : message;
}

/** The URL without a trailing slash and without its credentials, which become a header. */
export function addressOf(url: string): { readonly base: string; readonly headers: Readonly<Record<string, string>> } {
  const { username, password, host, pathname, protocol } = new URL(url);
  const base = `${protocol}//${host}${pathname.replace(/\/+$/, "")}`;
  if (username === "") return { base, headers: {} };
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { base, headers: { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` } };
}

/** The URL without its credentials, for output. */
export const withoutPassword = (url: string): string => addressOf(url).base;

/** The API of the Prometheus at a URL, which may contain a path and credentials. Each method throws on any error. */
export function openPrometheus(url: string, { timeoutMs = 10_000 }: Options = {}): PrometheusApi {
  const { base, headers } = addressOf(url);
  const get = async <T>(path: string, parameters: Record<string, string>): Promise<T> => {
    const signal = AbortSignal.timeout(timeoutMs);
    const address = `${base}/api/v1/${path}?${new URLSearchParams(parameters)}`;
    const [status, text] = await fetch(address, { headers, signal })
      .then(async (response) => [response.status, await response.text()] as const)
      .catch((cause: Error) => {
        throw new NoAnswer(`Prometheus at ${base} does not answer: ${reasonOf(cause)}`, { cause });
      });
    const body = parsed<T>(text);
    if (body === undefined)
      throw new Error(`${base} answers ${path} with ${status}, which is not a response of Prometheus`);
    if (body.status !== "success") throw new Error(`Prometheus refuses ${path}: ${body.error}`);
    return body.data;
  };
  const query = async (text: string, at?: number): Promise<Sample[]> => {
    const { result } = await get<Vector>("query", { query: text, ...(at !== undefined && { time: String(at) }) });
    return result.map(({ metric, value }) => ({ series: metric, value: numberOf(value[1]) }));
  };
  return {
    targets: async () => (await get<{ activeTargets: Target[] }>("targets", { state: "active" })).activeTargets,
    async rules() {
      const { groups } = await get<{ groups: { rules: RuleStatus[] }[] }>("rules", {});
      return groups.flatMap((group) => group.rules);
    },
    series: (job) => get("series", { "match[]": `{job="${job}"}`, start: String((Date.now() - LOOKBACK_MS) / 1000) }),
    async sums(job) {
      const samples = await query(`sum by (__name__) ({job="${job}"})`);
      return new Map(samples.map(({ series, value }) => [series["__name__"] ?? "", value]));
    },
    async now() {
      const [sample] = await query("vector(time())");
      if (sample === undefined) throw new Error(`${base} does not return its time`);
      return sample.value;
    },
    queryScalar: async (text) => (await query(text))[0]?.value,
    queryInstant: query,
    async queryRange(text, { from, to, step }) {
      const range = { query: text, start: String(from), end: String(to), step: String(step) };
      const { result } = await get<Matrix>("query_range", range);
      return result.map(({ metric, values }) => ({
        series: metric,
        points: values.map(([at, value]) => [at, numberOf(value)] as const),
      }));
    },
  };
}

function parsed<T>(text: string): Answer<T> | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && "status" in body ? (body as Answer<T>) : undefined;
  } catch {
    return undefined;
  }
}
