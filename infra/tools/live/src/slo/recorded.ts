import { type Slo, type SloName, slos } from "@petswipe/metrics";
import { slo as sloAlerts } from "@petswipe/monitoring/alerts/slo";
import { events, PERIOD, STEP } from "@petswipe/monitoring/rules/slis";
import type { PrometheusApi, Sample } from "@petswipe/prometheus-client";
import { durationMs } from "@petswipe/promql/duration";

/** What the recording rules say of one SLO at one moment. */
export interface Recorded {
  readonly name: SloName;
  readonly slo: Slo;
  /** Values by the names of their recording rules; one that is absent, or no finite number, is not there. */
  readonly values: ReadonlyMap<string, number>;
  /** Seconds since the older of the newest two counts, of five minutes and of the period; undefined without one of them. */
  readonly ageSeconds: number | undefined;
  /** Seconds of the period for which there are counts, in steps of five minutes. */
  readonly measuredSeconds: number;
  /** The Unix time, in seconds, from which the oldest count of the period is; undefined without any. */
  readonly since: number | undefined;
  /** The share of bad events for which the alert of a total outage is due; undefined when it is not. */
  readonly outage: number | undefined;
}

/** All SLOs of the table as of one moment. */
export interface Snapshot {
  /** Unix time in seconds, by Prometheus' own clock. */
  readonly at: number;
  readonly slos: readonly Recorded[];
}

const stepSeconds = durationMs(STEP) / 1000;
const counts = `${events(STEP)}[${PERIOD}:${STEP}]`;

const ageOf = (series: string) => `max by (slo) (time() - timestamp(${series}))`;

const queries = {
  values: '{__name__=~"slo:.+",slo!=""}',
  ageOfEvents: ageOf(events("5m")),
  ageOfPeriod: ageOf(events(PERIOD)),
  // The first step counts from its begin, as in the sums of days.
  steps: `max by (slo) (count_over_time(${counts}) or ${events(STEP)} * 0 + 1)`,
  since: `min by (slo) (min_over_time(timestamp(${events(STEP)})[${PERIOD}:${STEP}]) or timestamp(${events(STEP)}))`,
  outage: `max by (slo) (${sloAlerts.AllRequestsFailing.bands.map(({ expr }) => `(${expr})`).join(" or ")})`,
} as const;

type Queries = Pick<PrometheusApi, "now" | "queryInstant">;
type Answers = Readonly<Record<keyof typeof queries, readonly Sample[]>>;

async function ask(api: Queries, at: number): Promise<Answers> {
  const asked = Object.entries(queries).map(
    async ([name, query]) => [name, await api.queryInstant(query, at)] as const,
  );
  return Object.fromEntries(await Promise.all(asked)) as unknown as Answers;
}

/** Throws when there are two values for one name: what is asked would then not be the Prometheus that alerts ask. */
function valuesOf(name: SloName, samples: readonly Sample[]): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const { series, value } of samples.filter((sample) => sample.series["slo"] === name)) {
    const metric = series["__name__"] ?? "";
    if (values.has(metric)) throw new Error(`There are several series of ${metric} for ${name}: ask one Prometheus`);
    if (Number.isFinite(value)) values.set(metric, value);
  }
  return values;
}

function recordedOf(name: SloName, slo: Slo, answers: Answers): Recorded {
  const of = (samples: readonly Sample[]) => samples.find(({ series }) => series["slo"] === name)?.value;
  const oldest = of(answers.since);
  const ages = [of(answers.ageOfEvents), of(answers.ageOfPeriod)];
  return {
    name,
    slo,
    values: valuesOf(name, answers.values),
    ageSeconds: ages.includes(undefined) ? undefined : Math.max(...(ages as number[])),
    measuredSeconds: (of(answers.steps) ?? 0) * stepSeconds,
    since: oldest && oldest - stepSeconds,
    outage: of(answers.outage),
  };
}

/** Reads what is recorded of each SLO, all of it as of the same moment. Throws when Prometheus does not answer. */
export async function readSnapshot(api: Queries): Promise<Snapshot> {
  const at = await api.now();
  const answers = await ask(api, at);
  const table = Object.entries(slos) as [SloName, Slo][];
  return { at, slos: table.map(([name, slo]) => recordedOf(name, slo, answers)) };
}
