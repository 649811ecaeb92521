import type { BucketOf } from "./catalogue/catalogue.ts";
import {
  type CounterName,
  catalogue,
  type GaugeName,
  type HistogramName,
  type LabelName,
  type MetricName,
} from "./catalogue/catalogue.ts";

type Comparison = readonly ["=" | "!=" | "=~" | "!~", string];

/** A label matcher: an exact value, an operator with its operand (`["=~", "5.."]`), or several of these, which must all match. */
export type Matcher = string | Comparison | readonly Comparison[];

/** Labels that Prometheus adds to every series it scrapes. */
export type TargetLabel = "job" | "instance";

type Where<Name extends MetricName> = Partial<Record<LabelName<Name> | TargetLabel, Matcher>>;

interface Selection<Name extends MetricName> {
  readonly where?: Where<Name>;
}

interface Aggregation<Name extends MetricName> extends Selection<Name> {
  /** Labels to keep; without any, everything is summed into one series. */
  readonly by?: readonly (LabelName<Name> | TargetLabel)[];
  /** A PromQL duration (`5m`), or a dashboard's `$__rate_interval`. */
  readonly window: string;
}

/** `name{matchers}`, with values quoted and escaped. */
export function selector<Name extends MetricName>(name: Name, where: Where<Name> = {}): string {
  return render(name, where);
}

function render(name: string, where: Partial<Record<string, Matcher>>): string {
  const matchers = Object.entries(where).flatMap(([label, matcher]) => {
    if (matcher === undefined) return [];
    return comparisons(matcher).map(([operator, value]) => `${label}${operator}${JSON.stringify(value)}`);
  });
  return matchers.length === 0 ? name : `${name}{${matchers.join(",")}}`;
}

function comparisons(matcher: Matcher): readonly Comparison[] {
  if (typeof matcher === "string") return [["=", matcher]];
  return isComparison(matcher) ? [matcher] : matcher;
}

const isComparison = (matcher: Comparison | readonly Comparison[]): matcher is Comparison =>
  typeof matcher[0] === "string";

/** `sum by (…)`, or plain `sum` without labels. */
function sum(expression: string, by: readonly string[]): string {
  return by.length === 0 ? `sum(${expression})` : `sum by (${by.join(", ")}) (${expression})`;
}

/** Events per second of a counter, summed. */
export function rate<Name extends CounterName>(name: Name, { where, by = [], window }: Aggregation<Name>): string {
  return sum(`rate(${render(name, where ?? {})}[${window}])`, by);
}

/** Events of a counter in the window, summed; extrapolated by Prometheus, so not always whole. */
export function increase<Name extends CounterName>(name: Name, { where, by = [], window }: Aggregation<Name>): string {
  return sum(`increase(${render(name, where ?? {})}[${window}])`, by);
}

/** A gauge, not aggregated. */
export function gauge<Name extends GaugeName>(name: Name, { where }: Selection<Name> = {}): string {
  return render(name, where ?? {});
}

/** The q-quantile (0 < q < 1) of a histogram, over all series that share the kept labels. */
export function quantile<Name extends HistogramName>(q: number, name: Name, options: Aggregation<Name>): string {
  if (!(q > 0 && q < 1)) throw new RangeError(`quantile ${q} of ${name}: expected a number between 0 and 1`);
  const buckets = sum(`rate(${render(`${name}_bucket`, options.where ?? {})}[${options.window}])`, [
    "le",
    ...(options.by ?? []),
  ]);
  return `histogram_quantile(${q}, ${buckets})`;
}

/** Events per second at or below one of the histogram's bounds. Matches `le` as Prometheus 2 (`1`) and 3 (`1.0`) write it. */
export function rateWithin<Name extends HistogramName>(
  name: Name,
  bound: BucketOf<Name>,
  options: Aggregation<Name>,
): string {
  return sum(`rate(${within(name, bound, options)}[${options.window}])`, options.by ?? []);
}

/** Events in the window at or below one of the histogram's bounds, extrapolated by Prometheus. */
export function increaseWithin<Name extends HistogramName>(
  name: Name,
  bound: BucketOf<Name>,
  options: Aggregation<Name>,
): string {
  return sum(`increase(${within(name, bound, options)}[${options.window}])`, options.by ?? []);
}

function within<Name extends HistogramName>(name: Name, bound: BucketOf<Name>, { where }: Selection<Name>): string {
  const le: Matcher = Number.isInteger(bound) ? (["=~", `${bound}(\\.0)?`] as const) : String(bound);
  return render(`${name}_bucket`, { ...where, le });
}

/** Observations per second of a histogram, summed. */
export function rateOfCount<Name extends HistogramName>(
  name: Name,
  { where, by = [], window }: Aggregation<Name>,
): string {
  return sum(`rate(${render(`${name}_count`, where ?? {})}[${window}])`, by);
}

/** Observations of a histogram in the window, summed; extrapolated by Prometheus. */
export function increaseOfCount<Name extends HistogramName>(
  name: Name,
  { where, by = [], window }: Aggregation<Name>,
): string {
  return sum(`increase(${render(`${name}_count`, where ?? {})}[${window}])`, by);
}

/** Observations in the window by bucket, cumulative, as heatmaps need them. */
export function increaseOfBuckets<Name extends HistogramName>(
  name: Name,
  { where, by = [], window }: Aggregation<Name>,
): string {
  return sum(`increase(${render(`${name}_bucket`, where ?? {})}[${window}])`, ["le", ...by]);
}

/** The sum of a histogram's observed values per second: bytes of a size, seconds of a duration. */
export function rateOfSum<Name extends HistogramName>(
  name: Name,
  { where, by = [], window }: Aggregation<Name>,
): string {
  return sum(`rate(${render(`${name}_sum`, where ?? {})}[${window}])`, by);
}

/** `part / whole`, empty (not NaN) where the whole is 0. */
export function ratio(part: string, whole: string): string {
  return `${part} / (${whole} > 0)`;
}

/** Names of the series that a metric is exposed as. */
export function seriesOf(name: MetricName): readonly string[] {
  return catalogue[name].type === "histogram" ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name];
}
