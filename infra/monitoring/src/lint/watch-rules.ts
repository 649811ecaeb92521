import type { WatchedMetric } from "./watched.ts";

/** One problem for each metric that no panel or rule uses. */
export const watchProblems = (unwatched: readonly WatchedMetric[]): string[] =>
  unwatched.map(
    ({ name }) => `metric ${name} is not used by any panel or rule: add it to one (pnpm new panel), or remove it.`,
  );
