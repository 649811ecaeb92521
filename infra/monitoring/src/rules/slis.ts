import {
  KPI_NAMES,
  type ServiceName,
  SLO_IGNORED_PATHS,
  SLO_WINDOW_DAYS,
  type Slo,
  type SloName,
  slos,
} from "@petswipe/metrics";
import { increase, increaseOfCount, increaseWithin, selector } from "@petswipe/metrics/promql";
import type { RecordingRule, RuleGroup } from "./rule-file.ts";

/** The windows of burn rates. */
const SHORT_WINDOWS = ["5m", "30m", "1h", "2h", "6h"] as const;
const LONG_WINDOWS = ["1d", "3d"] as const;
/** The period of an error budget. */
export const PERIOD = `${SLO_WINDOW_DAYS}d` as const;
export type SliWindow = (typeof SHORT_WINDOWS)[number] | (typeof LONG_WINDOWS)[number] | typeof PERIOD;

/** Names of the recorded series of each SLO (label `slo`). */
export const events = (window: SliWindow) => `slo:events:increase${window}`;
export const badEvents = (window: SliWindow) => `slo:bad_events:increase${window}`;
/** Bad events ÷ all events over the whole window; not a mean of ratios, in which a quiet night weighs as much as a busy day. */
export const badRatio = (window: SliWindow) => `slo:bad_events:ratio${window}`;
export const OBJECTIVE = "slo:objective:ratio";
/** The rate of spending the budget: 1 spends it exactly within the period. */
export const burnRate = (window: SliWindow) => `slo:burn_rate:ratio${window}`;
/** The share of the period's error budget that is left; below 0 if it is overspent. */
export const BUDGET_LEFT = "slo:error_budget:remaining";

/** 1 for an exporter with only fresh KPIs, else 0, also if it cannot be scraped. */
const KPIS_FRESH = "instance:kpis_fresh:bool";

interface Counts {
  readonly all: string;
  readonly bad: string;
}

const users = (service: ServiceName) => ({ job: service, path: ["!~", SLO_IGNORED_PATHS] }) as const;

/** 0 events, not an absent series, for a service that has requests, such as scrapes, but none of users. */
const orZero = (events: string, allRequests: string) => `${events} or ${allRequests} * 0`;

/** Queries for all and for the bad events of a window. */
function counts(slo: Slo, window: string): Counts {
  if (slo.kind === "freshness") {
    const scrapes = `sum(count_over_time(${KPIS_FRESH}[${window}]))`;
    return { all: scrapes, bad: `${scrapes} - sum(sum_over_time(${KPIS_FRESH}[${window}]))` };
  }
  const [ofUsers, ofAll] = [
    { where: users(slo.service), window },
    { where: { job: slo.service }, window },
  ];
  if (slo.kind === "latency") {
    const all = increaseOfCount(slo.metric, ofUsers);
    const within = increaseWithin(slo.metric, slo.threshold, ofUsers);
    const none = increaseOfCount(slo.metric, ofAll);
    return { all: orZero(all, none), bad: orZero(`clamp_min(${all} - ${within}, 0)`, none) };
  }
  const bad = increase("http_requests_total", {
    ...ofUsers,
    where: { ...ofUsers.where, status: ["=~", slo.badStatus] },
  });
  const none = increase("http_requests_total", ofAll);
  return { all: orZero(increase("http_requests_total", ofUsers), none), bad: orZero(bad, none) };
}

const objectives = Object.entries(slos) as [SloName, Slo][];

function counted(window: SliWindow): RecordingRule[] {
  return objectives.flatMap(([name, slo]) => {
    const { all, bad } = counts(slo, window);
    return [
      { record: events(window), expr: all, labels: { slo: name } },
      { record: badEvents(window), expr: bad, labels: { slo: name } },
    ];
  });
}

/** The step of the sums over long windows. */
export const STEP = "5m";

/**
 * The sum of five-minute increases, each event once, so that a month takes a few thousand samples instead of all. Before the
 * first of them exists, it is the current increase: the budget is known from the first minute on.
 */
function summed(window: SliWindow): RecordingRule[] {
  return [events, badEvents].map((of) => ({
    record: of(window),
    expr: `sum_over_time(${of(STEP)}[${window}:${STEP}]) or ${of(STEP)}`,
  }));
}

function rated(window: SliWindow): RecordingRule[] {
  return [
    { record: badRatio(window), expr: `${badEvents(window)} / (${events(window)} > 0)` },
    { record: burnRate(window), expr: `${badRatio(window)} / (1 - ${OBJECTIVE})` },
  ];
}

function freshness(): RecordingRule {
  const freshest = Object.values(slos).find((slo) => slo.kind === "freshness") as Extract<Slo, { kind: "freshness" }>;
  const young = `time() - ${selector(freshest.metric, { job: freshest.service })} <= ${freshest.maxAgeSeconds}`;
  return {
    record: KPIS_FRESH,
    expr: `count by (job, instance) (${young}) == bool ${KPI_NAMES.length} or up{job="${freshest.service}"} * 0`,
  };
}

/** Events, bad events and burn rates over windows of up to six hours, by SLO. */
export const slis: RuleGroup = {
  name: "slis",
  rules: [
    ...objectives.map(([slo, { objective }]) => ({
      record: OBJECTIVE,
      expr: `vector(${objective})`,
      labels: { slo },
    })),
    freshness(),
    ...SHORT_WINDOWS.flatMap((window) => [...counted(window), ...rated(window)]),
  ],
};

const SLOW = "1m";

/** The same over days. */
export const slisOfDays: RuleGroup = {
  name: "slis-of-days",
  interval: SLOW,
  rules: LONG_WINDOWS.flatMap((window) => [...summed(window), ...rated(window)]),
};

/** The same over the SLO's whole period, and the remaining error budget. */
export const budget: RuleGroup = {
  name: "budget",
  interval: SLOW,
  rules: [...summed(PERIOD), ...rated(PERIOD), { record: BUDGET_LEFT, expr: `1 - ${burnRate(PERIOD)}` }],
};
