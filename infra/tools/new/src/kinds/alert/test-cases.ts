import { missing } from "@petswipe/cli/missing";
import type { TestCase } from "@petswipe/monitoring/alert-tests/test-case";
import { type MetricFacts, unitIn } from "../../metric-facts.ts";
import { minutesOf, WINDOW } from "./condition.ts";
import { shortest } from "./printf.ts";
import type { Planned } from "./spec.ts";

/** How far the values of the test cases are from the limit. */
const MARGIN = 0.05;
/** Of a counter at the first sample: it existed before. */
const START = 9000;
const SAMPLES = 30;

/** A number without the digits that floating point adds. */
const plain = (value: number): string => String(Number(value.toPrecision(6)));

/** The metric's series, with the first value of each label. */
function seriesOf({ name, labels, jobs }: MetricFacts): string {
  const firstValue = (label: string) => (Array.isArray(labels[label]) ? String(labels[label][0]) : "x");
  const pairs = [
    ["job", jobs[0] ?? "x"],
    ["instance", "a"],
    ...Object.keys(labels).map((label) => [label, firstValue(label)]),
  ];
  return `${name}{${pairs.map(([label, value]) => `${label}="${value}"`).join(",")}}`;
}

/** Values of the series, in promtool's notation, at which the expression is `value` from its first full window on. */
function valuesOf({ type }: MetricFacts, value: number, samples: number): string {
  if (type === "gauge") return `${plain(value)}x${samples}`;
  return `${START}+${plain(value / WINDOW.minutes)}x${samples}`;
}

/** The value as the alert shows it. */
const shown = (metric: MetricFacts, value: number): string =>
  unitIn(metric.name) === "ratio" ? `${shortest(value * 100)}%` : shortest(value);

/** Values on both sides of the limit; an increase is never below 0. */
function around(limit: number, { type }: MetricFacts): readonly [below: number, above: number] {
  const distance = Math.abs(limit) * MARGIN || 1;
  return [Math.max(limit - distance, type === "gauge" ? Number.NEGATIVE_INFINITY : 0), limit + distance];
}

const toWrite: readonly TestCase[] = [
  { name: missing("a case in which it fires: series just past the threshold"), series: {}, expect: {} },
  { name: missing("a case in which it stays silent: series just short of the threshold"), series: {}, expect: {} },
];

/** A test case in which the alert fires and one in which it stays silent, on the two sides of its threshold. */
export function testCasesOf({ metric, severity, condition }: Planned): readonly TestCase[] {
  const { sign, limit, for: duration } = condition;
  const [below, above] = around(limit, metric);
  const [firing, silent] = sign === ">" ? [above, below] : [below, above];
  if (metric.type === "histogram") return toWrite;
  // A window that starts at the first sample is full one sample later.
  const fires = minutesOf(duration) + (metric.type === "gauge" ? 0 : WINDOW.minutes - 1);
  const samples = Math.max(SAMPLES, fires + WINDOW.minutes);
  const named = (value: number) => `${plain(value)}${metric.type === "gauge" ? "" : ` in ${WINDOW.text}`}`;
  const series = (value: number) => ({ [seriesOf(metric)]: valuesOf(metric, value, samples) });
  return [
    {
      name: named(firing),
      series: series(firing),
      expect: { [`${fires - 1}m`]: [], [`${fires}m`]: [{ severity, value: shown(metric, firing) }] },
    },
    { name: named(silent), series: series(silent), expect: { [`${samples}m`]: [] } },
  ];
}
