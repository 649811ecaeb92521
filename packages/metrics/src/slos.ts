import type { BucketOf, CounterName, HistogramName, MetricName, ServiceName } from "./catalogue/catalogue.ts";

interface Objective {
  readonly service: ServiceName;
  /** The target share of good events over the window, above 0 and below 1. */
  readonly objective: number;
  /** Describes a good event. */
  readonly good: string;
  /** With fewer events in a window the ratio of bad ones is not significant: no alert. */
  readonly minimumEvents: number;
}

/** Good: a request whose status is not `badStatus`. */
export interface AvailabilitySlo extends Objective {
  readonly kind: "availability";
  readonly metric: CounterName;
  /** RE2 over the label `status`, anchored. */
  readonly badStatus: string;
}

/** Good: a request answered within `threshold`, which must be a bucket of its histogram. */
export type LatencySlo = {
  [Name in HistogramName]: Objective & {
    readonly kind: "latency";
    readonly metric: Name;
    /** Seconds. */
    readonly threshold: BucketOf<Name>;
  };
}[HistogramName];

/** Good: a scrape at which every series of the timestamp metric is younger than `maxAgeSeconds`. */
export interface FreshnessSlo extends Objective {
  readonly kind: "freshness";
  readonly metric: MetricName & `${string}_timestamp_seconds`;
  readonly maxAgeSeconds: number;
}

export type Slo = AvailabilitySlo | LatencySlo | FreshnessSlo;

/** The period of every error budget. */
export const SLO_WINDOW_DAYS = 30;

/** Routes that users do not request (RE2, anchored): they count neither as good nor as bad. */
export const SLO_IGNORED_PATHS = "/metrics|/health/.*";

/** This file imports types only, so that programs without package resolution can load it by its path. */
export const slos = {
  "api-availability": {
    kind: "availability",
    service: "backend",
    objective: 0.999,
    good: "an API request without a 5xx response",
    metric: "http_requests_total",
    badStatus: "5..",
    minimumEvents: 100,
  },
  "api-latency-fast": {
    kind: "latency",
    service: "backend",
    objective: 0.95,
    good: "an API request answered in at most 0.5 s",
    metric: "http_request_duration_seconds",
    threshold: 0.5,
    minimumEvents: 100,
  },
  "api-latency-slow": {
    kind: "latency",
    service: "backend",
    objective: 0.99,
    good: "an API request answered in at most 1 s",
    metric: "http_request_duration_seconds",
    threshold: 1,
    minimumEvents: 100,
  },
  "kpi-freshness": {
    kind: "freshness",
    service: "exporter",
    objective: 0.999,
    good: "a scrape at which every KPI is younger than 60 s",
    metric: "petswipe_kpi_last_success_timestamp_seconds",
    maxAgeSeconds: 60,
    minimumEvents: 20,
  },
  "frontend-availability": {
    kind: "availability",
    service: "frontend",
    objective: 0.999,
    good: "a page request without a 5xx response",
    metric: "http_requests_total",
    badStatus: "5..",
    minimumEvents: 100,
  },
} as const satisfies Record<string, Slo>;

export type SloName = keyof typeof slos;
