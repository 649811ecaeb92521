import { type Slo, type SloName, slos } from "@petswipe/metrics";
import { slo as sloAlerts } from "@petswipe/monitoring/alerts/slo";
import { events, PERIOD, STEP } from "@petswipe/monitoring/rules/slis";
import type { PrometheusApi, Sample } from "@petswipe/prometheus-client";
import { durationMs } from "@petswipe/promql/duration";

/** The recorded series of one SLO at one time. */
export interface Recorded {
  readonly name: SloName;
  readonly slo: Slo;
  /** Finite values by the name of their recording rule. */
  readonly values: ReadonlyMap<string, number>;
  /** The age of the older of the latest two counts (five minutes, period); undefined if one is missing. */
  readonly ageSeconds: number | undefined;
  /** Seconds of the period with counts, in steps of five minutes. */
  readonly measuredSeconds: number;
  /** The Unix time of the oldest count of the period, in seconds; undefined without counts. */
  readonly since: number | undefined;
  /** The share of bad events during a total outage; undefined without one. */
  readonly outage: number | undefined;
}

/** All SLOs at one time. */
export interface Snapshot {
  /** Unix seconds by the clock of Prometheus. */
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
  // The first step counts from its start, as in the daily sums.
  steps: `max by (slo) (count_over_time(${counts}) or ${events(STEP)} * 0 + 1)`,
  since: `min by (slo) (min_over_time(timestamp(${events(STEP)})[${PERIOD}:${STEP}]) or timestamp(${events(STEP)}))`,
  outage: `max by (slo) (${sloAlerts.AllRequestsFailing.bands.map(({ expr }) => `(${expr})`).join(" or ")})`,
} as const;

type Queries = Pick<PrometheusApi, "now" | "queryInstant">;
type Answers = Readonly<Record<keyof typeof queries, readonly Sample[]>>;

async function runQueries(api: Queries, at: number): Promise<Answers> {
  const results = Object.entries(queries).map(
    async ([name, query]) => [name, await api.queryInstant(query, at)] as const,
  );
  return Object.fromEntries(await Promise.all(results)) as unknown as Answers;
}

/** Throws on two values for one name: then this is not the Prometheus that evaluates the alerts. */
function valuesOf(name: SloName, samples: readonly Sample[]): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const { series, value } of samples.filter((sample) => sample.series["slo"] === name)) {
    const metric = series["__name__"] ?? "";
    if (values.has(metric))
      throw new Error(`There are several series of ${metric} for ${name}: query a single Prometheus`);
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

/** Reads the recorded series of all SLOs at the same time. Throws when Prometheus does not answer. */
export async function readSnapshot(api: Queries): Promise<Snapshot> {
  const at = await api.now();
  const answers = await runQueries(api, at);
  const table = Object.entries(slos) as [SloName, Slo][];
  return { at, slos: table.map(([name, slo]) => recordedOf(name, slo, answers)) };
}
