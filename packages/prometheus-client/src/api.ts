/** A series by its labels, `__name__` among them. */
export type Series = Readonly<Record<string, string>>;

export type Sums = ReadonlyMap<string, number>;

export interface Target {
  readonly labels: { readonly job: string };
  readonly health: "up" | "down" | "unknown";
  readonly lastError: string;
  readonly scrapeUrl: string;
}

/** A rule, recording or alerting, after its last evaluation. */
export interface RuleStatus {
  readonly name: string;
  readonly health: "ok" | "err" | "unknown";
  readonly lastError?: string;
  /** Of an alerting rule. */
  readonly state?: "inactive" | "pending" | "firing";
}

/** What an instant query yields of one series. */
export interface Sample {
  readonly series: Series;
  readonly value: number;
}

/** Moments, in Unix seconds: every `step` seconds from one to another. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** What a range query yields of one series: moments, in Unix seconds, and its values at them. */
export interface Course {
  readonly series: Series;
  readonly points: readonly (readonly [number, number])[];
}

/** The parts of Prometheus' HTTP API that are used here. */
export interface PrometheusApi {
  targets(): Promise<Target[]>;
  rules(): Promise<RuleStatus[]>;
  /** Every series of a job that has a sample within the last five minutes. */
  series(job: string): Promise<Series[]>;
  /** The sum over all series of a job, by metric name as stored (a histogram's `_sum` and `_count` apart). */
  sums(job: string): Promise<Sums>;
  /** The time of its own clock, in Unix seconds. */
  now(): Promise<number>;
  /** The value of an instant query that yields one number; undefined when it yields nothing. */
  value(query: string): Promise<number | undefined>;
  /** What an instant query yields, as of a Unix time in seconds; as of now without one. */
  samples(query: string, at?: number): Promise<Sample[]>;
  /** What a query yields at each moment of a range. */
  courses(query: string, range: Range): Promise<Course[]>;
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

/** Nobody is there, or too slow: nothing is said about what was asked. */
export class NoAnswer extends Error {}

interface Options {
  /** Milliseconds after which a request is given up. */
  readonly timeoutMs?: number;
}

const windowMs = 5 * 60_000;

/** Numbers as Prometheus writes them: it has `+Inf`, which JavaScript does not read. */
const numberOf = (text: string): number => Number(text.replace("Inf", "Infinity"));

/** Why a request failed: fetch says it in the cause, which holds one error for each address that was tried. */
function reasonOf({ message, cause }: Error): string {
  if (cause instanceof AggregateError) return cause.errors.map((error: Error) => error.message).join("; ");
  return cause instanceof Error ? cause.message : message;
}

/** The URL without a slash at its end, and without its user and password, which become a header. */
export function addressOf(url: string): { readonly base: string; readonly headers: Readonly<Record<string, string>> } {
  const { username, password, host, pathname, protocol } = new URL(url);
  const base = `${protocol}//${host}${pathname.replace(/\/+$/, "")}`;
  if (username === "") return { base, headers: {} };
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { base, headers: { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` } };
}

/** The URL of a Prometheus as it may be shown. */
export const withoutPassword = (url: string): string => addressOf(url).base;

/**
 * Opens the API of the Prometheus at a URL, which may have a path, and a user with a password. Each method throws when it
 * does not answer with success.
 */
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
    if (body === undefined) throw new Error(`${base} answers ${path} with ${status}, and not as Prometheus does`);
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
    series: (job) => get("series", { "match[]": `{job="${job}"}`, start: String((Date.now() - windowMs) / 1000) }),
    async sums(job) {
      const samples = await query(`sum by (__name__) ({job="${job}"})`);
      return new Map(samples.map(({ series, value }) => [series["__name__"] ?? "", value]));
    },
    async now() {
      const [sample] = await query("vector(time())");
      if (sample === undefined) throw new Error(`${base} does not return its time`);
      return sample.value;
    },
    value: async (text) => (await query(text))[0]?.value,
    samples: query,
    async courses(text, { from, to, step }) {
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
