import { durationMs } from "@petswipe/promql/duration";
import { selectorsOf } from "@petswipe/promql/inspect";
import { type JobName, jobEntries } from "../scrape/jobs.ts";
import { type ThirdPartyName, thirdParty } from "../third-party/all.ts";
import type { ThirdPartySeries } from "../third-party/types.ts";
import { anyChoice } from "./interpolate.ts";

/**
 * What a query's own "min step" has to be where its panel has one: `$__rate_interval` is made from the query's or the data
 * source's, never from the panel's, and a fixed one may become the step of a month, too.
 */
export const STEP_OF_PANEL = "$__interval";

const intervalOf = new Map(jobEntries.flatMap(([job, { interval }]) => (interval ? [[job, interval] as const] : [])));

/** Series that every job has say nothing of the job that is meant. */
function jobsOf(metric: string): readonly JobName[] {
  const series: ThirdPartySeries | undefined = thirdParty[metric as ThirdPartyName];
  return series === undefined || series.jobs.length === jobEntries.length ? [] : series.jobs;
}

/**
 * The longest fixed interval of the jobs that serve what is asked for; undefined where all follow SCRAPE_INTERVAL. With
 * STEP_OF_PANEL, Grafana makes `$__rate_interval` four times as long, so that there are always two samples in it.
 */
export function minimumStep(expressions: readonly string[]): string | undefined {
  const metrics = expressions.flatMap((expression) => selectorsOf(anyChoice(expression)).map(({ name }) => name));
  const intervals = metrics.flatMap(jobsOf).flatMap((job) => intervalOf.get(job) ?? []);
  return intervals.toSorted((a, b) => durationMs(b) - durationMs(a))[0];
}
