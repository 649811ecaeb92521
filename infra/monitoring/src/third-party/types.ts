import type { JobName } from "../scrape/jobs.ts";

/** A third-party series. Tables are keyed by the stored name: `_bucket`, `_sum` and `_count` have their own entries. */
export interface ThirdPartySeries {
  /** The jobs that export it; none if Prometheus creates it from alerts. */
  readonly jobs: readonly JobName[];
  /** As declared by the program, `unknown` if undeclared. `_bucket`, `_sum` and `_count` have the type of their family. */
  readonly type: "counter" | "gauge" | "histogram" | "summary" | "unknown";
  /** Labels that rules and dashboards may use, besides `job` and `instance`. */
  readonly labels: readonly string[];
  /** The condition under which it is exported; always, if absent. */
  readonly when?: string;
}

export type ThirdPartyTable = Readonly<Record<string, ThirdPartySeries>>;
