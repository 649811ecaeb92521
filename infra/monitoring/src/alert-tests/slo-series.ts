import { KPI_NAMES, type Slo, type SloName, slos } from "@petswipe/metrics";

/** Values in promtool's notation, by series. */
export type SeriesValues = Readonly<Record<string, string>>;

/** SLOs over events that are counted. */
export const counted = (Object.keys(slos) as SloName[]).filter((name) => name !== "kpi-freshness");

type Counted = (typeof counted)[number];

/** The same, grouped by objective if their series do not collide. */
export const alike: readonly (readonly [Counted, ...Counted[]])[] = [
  ["api-availability", "frontend-availability"],
  ["api-latency-fast"],
  ["api-latency-slow"],
];

/** The series of several SLOs in one test case. */
export const together = (names: readonly Counted[], seriesOf: (name: Counted) => SeriesValues): SeriesValues =>
  Object.assign({}, ...names.map(seriesOf));

const labels = (slo: Slo) => `job="${slo.service}",instance="a",method="GET",path="/a"`;

/** A period: its minutes, and the number of all and of bad events in each minute. */
export interface Stretch {
  readonly minutes: number;
  readonly all: number;
  readonly bad: number;
}

/** A counter, by its growth per minute in each period. */
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

/** The series of an SLO's service, one sample per minute. */
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

/** All KPIs of an exporter, by the timestamps of their last success in promtool's notation. */
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

/** The recorded freshness of exporters, as fractions of a scrape, so that a budget can burn at any rate. */
export function freshSeries(stretches: readonly Stretch[], exporters: number): SeriesValues {
  const values = stretches.map(({ minutes, all, bad }) => `${1 - bad / all}x${minutes - 1}`);
  return Object.fromEntries(
    Array.from({ length: exporters }, (_, index) => [
      `instance:kpis_fresh:bool{job="exporter",instance="e${index}"}`,
      ["_", ...values].join(" "),
    ]),
  );
}

/** Bad events per minute, of ten thousand, that burn the budget at the rate `burn`. */
export const burning = (name: SloName, burn: number, minutes: number): Stretch => ({
  minutes,
  all: 10_000,
  bad: Math.round(burn * (1 - slos[name].objective) * 10_000 * 1000) / 1000,
});
