import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot, waitFor } from "@petswipe/embedded";
import { KPI_NAMES, type SloName, slos } from "@petswipe/metrics";
import { BUDGET_LEFT, badEvents, burnRate, events, OBJECTIVE } from "@petswipe/monitoring/rules/slis";
import { type RunningPrometheus, startPrometheus } from "@petswipe/prometheus-client/testing/server";
import { parse, stringify } from "yaml";
import type { Count } from "../../src/slo/arithmetic.ts";

/** The events of an SLO before now. */
export interface History {
  /** Days since the first count. */
  readonly days: number;
  /** Minutes since the last count; 0 by default. */
  readonly until?: number;
  /** The events of the minute that ended this many minutes ago. */
  readonly minute: (minutesAgo: number) => Count;
}

export type Scenario = Readonly<Partial<Record<SloName, History>>>;

/** A little more than the longest window that is computed from counters. */
const COUNTER_MINUTES = 7 * 60;
const MINUTE = 60;
const STEP = 5 * MINUTE;
const DAY = 24 * 60;

type Line = readonly [series: string, value: number];

/** Good events are summed separately: a difference could decrease by a rounding error, which looks like a restart. */
interface Total extends Count {
  readonly good: number;
}

/** The samples of a scrape for these totals. */
function scraped(name: SloName, total: Total, latest: Count, at: number): Line[] {
  const slo = slos[name];
  const labels = `job="${slo.service}",instance="a"`;
  if (slo.kind === "freshness") {
    const isFresh = latest.bad === 0;
    const freshAfter = isFresh ? at + 600 : 0; // still fresh when the rules look
    return [
      [`up{${labels}}`, 1],
      [`instance:kpis_fresh:bool{${labels}}`, isFresh ? 1 : 0],
      ...KPI_NAMES.map((kpi): Line => [`${slo.metric}{${labels},kpi="${kpi}"}`, freshAfter]),
    ];
  }
  const route = `${labels},method="GET",path="/a"`;
  if (slo.kind === "availability")
    return [
      [`${slo.metric}{${route},status="200"}`, total.good],
      [`${slo.metric}{${route},status="500"}`, total.bad],
    ];
  const le = Number.isInteger(slo.threshold) ? `${slo.threshold}.0` : slo.threshold;
  return [
    [`${slo.metric}_bucket{${route},le="${le}"}`, total.good],
    [`${slo.metric}_count{${route}}`, total.events],
  ];
}

const plus = (a: Count, b: Count): Count => ({ events: a.events + b.events, bad: a.bad + b.bad });

/** Counters of the last hours, a scrape a minute. */
function counters(name: SloName, { minute, days, until = 0 }: History, now: number): string[] {
  let total: Total = { events: 0, bad: 0, good: 0 };
  const lines: string[] = [];
  for (let ago = Math.min(COUNTER_MINUTES, days * DAY); ago >= until; ago--) {
    const at = now - ago * MINUTE;
    const latest = minute(ago);
    total = { ...plus(total, latest), good: total.good + latest.events - latest.bad };
    lines.push(...scraped(name, total, latest, at).map(([series, value]) => `${series} ${value} ${at}`));
  }
  return lines;
}

/** What the rules have recorded every five minutes. */
function recorded(name: SloName, { minute, days, until = 0 }: History, now: number): string[] {
  const lines: string[] = [];
  const first = Math.ceil((now - days * DAY * MINUTE) / STEP) * STEP;
  for (let at = first; at <= now - until * MINUTE; at += STEP) {
    const ago = Math.floor((now - at) / MINUTE);
    const count = [0, 1, 2, 3, 4].map((more) => minute(ago + more)).reduce(plus);
    lines.push(`${events("5m")}{slo="${name}"} ${count.events} ${at}`);
    lines.push(`${badEvents("5m")}{slo="${name}"} ${count.bad} ${at}`);
  }
  return lines;
}

function samplesOf(scenario: Scenario): string[] {
  const now = Math.floor(Date.now() / 1000);
  const histories = Object.entries(scenario) as [SloName, History][];
  // Both latencies count the same requests.
  return [
    ...new Set(
      histories.flatMap(([name, history]) => [...counters(name, history, now), ...recorded(name, history, now)]),
    ),
  ];
}

const RULES = ["slis.yml", "slis-of-days.yml", "budget.yml"];

/** The rule files as they are in production, but evaluated every second and not every minute. */
async function fastRules(): Promise<Record<string, string>> {
  const files = RULES.map(async (name) => {
    const text = await readFile(join(projectRoot, "infra/prometheus/rules", name), "utf8");
    const { groups } = parse(text) as { groups: object[] };
    return [name, stringify({ groups: groups.map((group) => ({ ...group, interval: "1s" })) })] as const;
  });
  return Object.fromEntries(await Promise.all(files));
}

/** A real Prometheus that has seen a scenario, with the production rules; ready when they have recorded all of it. */
export async function startScenario(scenario: Scenario): Promise<RunningPrometheus> {
  const seen = Object.keys(scenario).length;
  const prometheus = await startPrometheus({
    history: samplesOf(scenario),
    config: stringify({ rule_files: RULES }),
    files: await fastRules(),
  });
  const areRecorded = async () => {
    const names = [OBJECTIVE, burnRate("3d"), BUDGET_LEFT];
    const [objectives, burning, left] = await Promise.all(
      names.map((name) => prometheus.api.queryScalar(`count(${name})`)),
    );
    return objectives === Object.keys(slos).length && (burning ?? 0) >= seen && (left ?? 0) >= seen;
  };
  await waitFor(areRecorded, { what: "the recording rules", timeoutMs: 60_000 }).catch(async (error) => {
    await prometheus.stop();
    throw error;
  });
  return prometheus;
}
