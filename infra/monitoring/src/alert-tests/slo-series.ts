import { KPI_NAMES, type Slo, type SloName, slos } from "@petswipe/metrics";

/** Values in promtool's notation, by series. */
export type SeriesValues = Readonly<Record<string, string>>;

/** SLOs over events that are counted. */
export const counted = (Object.keys(slos) as SloName[]).filter((name) => name !== "kpi-freshness");

type Counted = (typeof counted)[number];

/** The same, those together that have one objective and whose series can stand beside each other. */
export const alike: readonly (readonly [Counted, ...Counted[]])[] = [
  ["api-availability", "frontend-availability"],
  ["api-latency-fast"],
  ["api-latency-slow"],
];

/** What several services would tell, in one story. */
export const together = (names: readonly Counted[], seriesOf: (name: Counted) => SeriesValues): SeriesValues =>
  Object.assign({}, ...names.map(seriesOf));

const labels = (slo: Slo) => `job="${slo.service}",instance="a",method="GET",path="/a"`;

/** Stretches of time: so many minutes, in each of which so many of all events are bad. */
export interface Stretch {
  readonly minutes: number;
  readonly all: number;
  readonly bad: number;
}

/** A counter that grows by so much a minute in each stretch. */
function counter(stretches: readonly Stretch[], growth: (stretch: Stretch) => number): string {
  let value = 0;
  const parts = ["0"];
  for (const stretch of stretches) {
    const step = growth(stretch);
    parts.push(`${value + step}+${step}x${stretch.minutes - 1}`);
    value += step * stretch.minutes;
  }
  return parts.join(" ");
}

const good = ({ all, bad }: Stretch) => all - bad;

/** What an SLO's service would tell Prometheus each minute. */
export function sloSeries(
  name: Counted,
  stretches: readonly Stretch[],
  spelled: (bound: number) => string = String,
): SeriesValues {
  const slo: Slo = slos[name];
  if (slo.kind === "latency")
    return {
      [`http_request_duration_seconds_bucket{${labels(slo)},le="${spelled(slo.threshold)}"}`]: counter(stretches, good),
      [`http_request_duration_seconds_bucket{${labels(slo)},le="+Inf"}`]: counter(stretches, ({ all }) => all),
      [`http_request_duration_seconds_count{${labels(slo)}}`]: counter(stretches, ({ all }) => all),
    };
  return {
    [`http_requests_total{${labels(slo)},status="200"}`]: counter(stretches, good),
    [`http_requests_total{${labels(slo)},status="500"}`]: counter(stretches, ({ bad }) => bad),
  };
}

/** All KPIs of an exporter as old as `ages` says, minute by minute, in promtool's notation of their timestamps. */
export function kpiSeries(
  timestamps: string,
  up: string,
  instance = "a",
  kpis: readonly string[] = KPI_NAMES,
): SeriesValues {
  return {
    [`up{job="exporter",instance="${instance}"}`]: up,
    ...Object.fromEntries(
      kpis.map((kpi) => [
        `petswipe_kpi_last_success_timestamp_seconds{job="exporter",instance="${instance}",kpi="${kpi}"}`,
        timestamps,
      ]),
    ),
  };
}

/**
 * How fresh the KPIs of so many exporters are, as it is recorded of each: in parts of a scrape, so that a budget can burn at
 * any rate.
 */
export function freshSeries(stretches: readonly Stretch[], exporters: number): SeriesValues {
  const values = stretches.map(({ minutes, all, bad }) => `${1 - bad / all}x${minutes - 1}`);
  return Object.fromEntries(
    Array.from({ length: exporters }, (_, index) => [
      `instance:kpis_fresh:bool{job="exporter",instance="e${index}"}`,
      ["_", ...values].join(" "),
    ]),
  );
}

/** Bad events a minute, of ten thousand, that spend the budget `burn` times too fast. */
export const burning = (name: SloName, burn: number, minutes: number): Stretch => ({
  minutes,
  all: 10_000,
  bad: Math.round(burn * (1 - slos[name].objective) * 10_000 * 1000) / 1000,
});
