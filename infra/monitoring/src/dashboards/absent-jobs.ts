import { catalogue, type MetricName, services } from "@petswipe/metrics";
import { seriesOf } from "@petswipe/metrics/promql";
import { selectorsOf } from "@petswipe/promql/inspect";
import { type JobName, jobEntries } from "../scrape/jobs.ts";
import { type ThirdPartyName, thirdParty } from "../third-party/all.ts";
import { anyChoice } from "./interpolate.ts";

/** Who serves each series: jobs of other programs, and our own services by their names. */
const served = new Map<string, readonly string[]>([
  ...(Object.keys(catalogue) as MetricName[]).flatMap((name) => {
    const by = Object.entries(services).flatMap(([service, metrics]) => (name in metrics ? [service] : []));
    return seriesOf(name).map((series) => [series, by] as const);
  }),
  ...(Object.keys(thirdParty) as ThirdPartyName[]).map((name) => [name, thirdParty[name].jobs] as const),
]);

/** Jobs of the table that a Prometheus has no target of, by the jobs that it has. */
export const absentJobs = (present: Iterable<string>): JobName[] => {
  const here = new Set(present);
  return jobEntries.map(([job]) => job).filter((job) => !here.has(job));
};

/** Of the jobs that are absent, those without which an expression cannot be answered: nobody else serves what it selects. */
export function lackedBy(expression: string, absent: readonly string[]): string[] {
  const lacked = selectorsOf(anyChoice(expression)).flatMap(({ name }) => {
    const by = served.get(name) ?? [];
    return by.length > 0 && by.every((job) => absent.includes(job)) ? by : [];
  });
  return [...new Set(lacked)];
}
