import { durationMs } from "@petswipe/promql/duration";
import { metricsIn } from "@petswipe/promql/selectors";
import { type JobName, jobEntries } from "../scrape/jobs.ts";
import { type ThirdPartyName, thirdParty } from "../third-party/all.ts";
import type { ThirdPartySeries } from "../third-party/types.ts";
import { anyChoice } from "./interpolate.ts";

/**
 * The "min step" of a query whose panel has one: Grafana derives `$__rate_interval` from the min step of the query or the
 * data source, never from the panel's, and a fixed min step would also apply to a range of a month.
 */
export const STEP_OF_PANEL = "$__interval";

const intervalOf = new Map(jobEntries.flatMap(([job, { interval }]) => (interval ? [[job, interval] as const] : [])));

/** A series that every job exports does not tell which job is meant. */
function jobsOf(metric: string): readonly JobName[] {
  const series: ThirdPartySeries | undefined = thirdParty[metric as ThirdPartyName];
  return series === undefined || series.jobs.length === jobEntries.length ? [] : series.jobs;
}

/**
 * The longest fixed scrape interval of the jobs that export the queried metrics; undefined if all follow SCRAPE_INTERVAL.
 * With STEP_OF_PANEL, Grafana makes `$__rate_interval` four times as long, so that it always holds two samples.
 */
export function minimumStep(expressions: readonly string[]): string | undefined {
  const metrics = expressions.flatMap((expression) => metricsIn(anyChoice(expression)));
  const intervals = metrics.flatMap(jobsOf).flatMap((job) => intervalOf.get(job) ?? []);
  return intervals.toSorted((a, b) => durationMs(b) - durationMs(a))[0];
}
