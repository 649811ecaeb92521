import type { JobName } from "../scrape/jobs.ts";

/** A series that another program serves, keyed by the name that Prometheus stores (`_bucket`, `_sum` and `_count` apart). */
export interface ThirdPartySeries {
  /** Who serves it; none when Prometheus makes it from alerts. */
  readonly jobs: readonly JobName[];
  /** As its program declares it; `unknown` where it declares none. A `_bucket`, `_sum` or `_count` has its family's type. */
  readonly type: "counter" | "gauge" | "histogram" | "summary" | "unknown";
  /** Labels that rules and dashboards may rely on, besides `job` and `instance`. */
  readonly labels: readonly string[];
  /** The condition under which it is served at all; without one it always is. */
  readonly when?: string;
}

export type ThirdPartyTable = Readonly<Record<string, ThirdPartySeries>>;
