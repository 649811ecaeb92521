import { catalogue, type MetricName, services } from "@petswipe/metrics";
import { seriesOf } from "@petswipe/metrics/promql";
import { metricsIn } from "@petswipe/promql/selectors";
import { type JobName, jobEntries } from "../scrape/jobs.ts";
import { type ThirdPartyName, thirdParty } from "../third-party/all.ts";
import { anyChoice } from "./interpolate.ts";

/** The jobs that serve each series. Own services are jobs of the same name. */
const jobsBySeries = new Map<string, readonly string[]>([
  ...(Object.keys(catalogue) as MetricName[]).flatMap((name) => {
    const by = Object.entries(services).flatMap(([service, metrics]) => (name in metrics ? [service] : []));
    return seriesOf(name).map((series) => [series, by] as const);
  }),
  ...(Object.keys(thirdParty) as ThirdPartyName[]).map((name) => [name, thirdParty[name].jobs] as const),
]);

/** The jobs without a target, given the jobs that have one. */
export const absentJobs = (present: Iterable<string>): JobName[] => {
  const deployed = new Set(present);
  return jobEntries.map(([job]) => job).filter((job) => !deployed.has(job));
};

/** The absent jobs that an expression needs: only they serve a series that it selects. */
export function lackedBy(expression: string, absent: readonly string[]): string[] {
  const lacked = metricsIn(anyChoice(expression)).flatMap((name) => {
    const by = jobsBySeries.get(name) ?? [];
    return by.length > 0 && by.every((job) => absent.includes(job)) ? by : [];
  });
  return [...new Set(lacked)];
}
