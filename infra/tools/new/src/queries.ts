import { missing } from "@petswipe/cli/missing";
import type { Imported } from "./imports.ts";
import { type MetricFacts, unitIn, wordsOf } from "./metric-facts.ts";
import { code, type Sourced } from "./source.ts";

/** PromQL as code, with the names that it needs imported. */
export interface Expression {
  readonly source: string;
  readonly imports: readonly string[];
}

const quoted = JSON.stringify;

/** A metric's value over a window: the increase of a counter, the highest value of a gauge, the 99th percentile of a histogram. */
export function valueOver({ name, type, isOwn }: MetricFacts, window: string): Expression {
  if (!isOwn)
    return { source: quoted(type === "counter" ? `sum(increase(${name}[${window}]))` : `max(${name})`), imports: [] };
  if (type === "counter")
    return { source: `increase(${quoted(name)}, { window: ${quoted(window)} })`, imports: ["increase"] };
  if (type === "gauge") return { source: `\`max(\${gauge(${quoted(name)})})\``, imports: ["gauge"] };
  return { source: `quantile(0.99, ${quoted(name)}, { window: ${quoted(window)} })`, imports: ["quantile"] };
}

/** A comparison of an expression with a number. */
export function compared({ source, imports }: Expression, sign: ">" | "<", value: number): Expression {
  const inner = /^[`"]/.test(source) ? source.slice(1, -1).replaceAll("`", "") : `\${${source}}`;
  const text = `${inner} ${sign} ${value}`;
  return { source: text.includes("${") ? `\`${text}\`` : quoted(text), imports };
}

/** The first label to group by: one with few values. */
const groupOf = ({ labels }: MetricFacts): string | undefined =>
  Object.entries(labels).find(([, values]) => Array.isArray(values))?.[0];

interface PanelQuery {
  readonly expr: Sourced<string>;
  readonly legend: string;
}

export interface PanelData {
  readonly title: string;
  /** A name that Grafana's SDK exports. */
  readonly unit: string;
  readonly queries: readonly PanelQuery[];
  readonly imports: readonly string[];
}

/** The unit of a metric by its name: a name of Grafana's SDK. */
export const unitOf = (name: string): string => UNITS[unitIn(name) ?? "none"];

const UNITS = { seconds: "Seconds", bytes: "BytesIEC", ratio: "PercentUnit", none: "Short" } as const;

function ofCounter(metric: MetricFacts): PanelData {
  const { name, isOwn } = metric;
  const by = groupOf(metric);
  const legend = by === undefined ? wordsOf(name).toLowerCase() : `{{${by}}}`;
  const group = by === undefined ? "" : `by: [${quoted(by)}], `;
  const expr = isOwn
    ? code(`rate(${quoted(name)}, { ${group}window: WINDOW })`)
    : code(`\`sum(rate(${name}[\${WINDOW}]))\``);
  const title = `${wordsOf(name)} per second`;
  return { title, unit: "OpsPerSecond", queries: [{ expr, legend }], imports: ["WINDOW", ...(isOwn ? ["rate"] : [])] };
}

function ofGauge(metric: MetricFacts): PanelData {
  const { name, isOwn } = metric;
  const by = groupOf(metric);
  const aggregation = by === undefined ? "max" : `max by (${by}) `;
  const expr = isOwn ? code(`\`${aggregation}(\${gauge(${quoted(name)})})\``) : `max by (instance) (${name})`;
  const legend = isOwn ? (by === undefined ? wordsOf(name).toLowerCase() : `{{${by}}}`) : "{{instance}}";
  return {
    title: wordsOf(name),
    unit: unitOf(name),
    queries: [{ expr, legend }],
    imports: isOwn ? ["gauge"] : [],
  };
}

const ofHistogram = ({ name }: MetricFacts): PanelData => ({
  title: `${wordsOf(name)}: percentiles`,
  unit: unitOf(name),
  queries: [0.5, 0.95, 0.99].map((q) => ({
    expr: code(`quantile(${q}, ${quoted(name)}, { window: WINDOW })`),
    legend: `p${q * 100}`,
  })),
  imports: ["WINDOW", "quantile"],
});

/** What a panel shows of a metric. */
export function panelData(metric: MetricFacts): PanelData {
  return { counter: ofCounter, gauge: ofGauge, histogram: ofHistogram }[metric.type](metric);
}

/** PromQL to look at a metric by its labels, without helpers. */
export function firstQuery(metric: MetricFacts, window: string): string {
  const { name, type } = metric;
  const by = groupOf(metric);
  if (type === "gauge") return name;
  if (type === "histogram") return `histogram_quantile(0.99, sum by (le) (rate(${name}_bucket[${window}])))`;
  return `sum${by === undefined ? "" : ` by (${by}) `}(increase(${name}[${window}]))`;
}

/** A description that is the metric's help text in the catalogue; a mark for a metric of another program. */
export function description({ name, isOwn }: Pick<MetricFacts, "name" | "isOwn">): {
  readonly text: Sourced<string>;
  readonly imports: readonly Imported[];
} {
  if (!isOwn) return { text: missing("what it shows, and how to read it"), imports: [] };
  return { text: code(`catalogue.${name}.help`), imports: [{ entry: "catalogue", from: "@petswipe/metrics" }] };
}
