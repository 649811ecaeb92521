/** A label whose few values cannot be listed in advance: each kind has a type that only bounded values can have. */
export type OpenLabel = "route" | "status";

/** A label's values: a closed list, or a kind of open label. A label that takes any string cannot be declared. */
export type LabelDomain = readonly string[] | OpenLabel;

export type Labels = Readonly<Record<string, LabelDomain>>;

interface Described {
  /** One sentence: what is counted or measured, and when. */
  readonly help: string;
  readonly labels: Labels;
}

export interface CounterSpec extends Described {
  readonly type: "counter";
}

export interface GaugeSpec extends Described {
  readonly type: "gauge";
}

export interface HistogramSpec extends Described {
  readonly type: "histogram";
  /** Upper bounds in the unit of the metric's name, ascending, without +Inf. */
  readonly buckets: readonly number[];
}

export type MetricSpec = CounterSpec | GaugeSpec | HistogramSpec;
export type MetricTable = Readonly<Record<string, MetricSpec>>;

/** Names that break Prometheus' conventions become `never`-like messages, so that the table does not compile. */
type Conventions<T> = {
  [Name in keyof T]: T[Name] extends { type: "counter" }
    ? Name extends `${string}_total`
      ? T[Name]
      : "a counter's name ends in _total"
    : T[Name] extends { type: "histogram" }
      ? Name extends `${string}_seconds` | `${string}_bytes`
        ? T[Name]
        : "a histogram's name ends in its unit: _seconds or _bytes"
      : Name extends `${string}_total`
        ? "only a counter's name ends in _total"
        : T[Name];
};

/** Declares metrics by name. Returns the table unchanged; the types check its names and shapes. */
export function metricTable<const T extends MetricTable>(table: T & Conventions<T>): T {
  return table;
}

declare const routeTemplate: unique symbol;
/** A route as the router declares it (`/api/pets/:id`), never a URL. Made by `routeTemplate()`. */
export type RouteTemplate = string & { readonly [routeTemplate]: true };

type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";
/** An HTTP status code as text. */
export type StatusCode = `${"1" | "2" | "3" | "4" | "5"}${Digit}${Digit}`;

export type LabelValue<D extends LabelDomain> = D extends readonly (infer Value)[]
  ? Value
  : D extends "route"
    ? RouteTemplate
    : D extends "status"
      ? StatusCode
      : never;

/** The labels object that an instrument of this metric takes. */
export type LabelsOf<M extends MetricSpec> = { readonly [L in keyof M["labels"]]: LabelValue<M["labels"][L]> };
