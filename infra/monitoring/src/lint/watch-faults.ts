import type { WatchedMetric } from "./watched.ts";

/** A sentence for each of the metrics that nobody watches. */
export const watchFaults = (unwatched: readonly WatchedMetric[]): string[] =>
  unwatched.map(
    ({ name }) => `metric ${name}: no panel and no rule asks for it: show it on a dashboard, or emit it no more.`,
  );
