import { markdownTable } from "@petswipe/cli/markdown";
import { kpiMetrics, kpiSelfMetrics, type MetricSpec } from "@petswipe/metrics";
import type { Kpi } from "../kpis/kpi.ts";

const WITHOUT_ROWS = {
  zero: "0 without data",
  absent: "absent without data",
};

/** `name{label="a|b"}`, with every value of a label. */
function seriesOf(name: string, { labels }: MetricSpec): string {
  const pairs = Object.entries(labels).map(
    ([label, values]) => `${label}="${typeof values === "string" ? values : values.join("|")}"`,
  );
  return pairs.length === 0 ? name : `${name}{${pairs.join(",")}}`;
}

/** A section per KPI: its series, description and definition in SQL. */
export function definitions(kpis: readonly Kpi[]): string {
  const sections = kpis.map(({ name, metric, missing, naive }) =>
    [
      `### ${name}`,
      `\`${seriesOf(metric, kpiMetrics[metric])}\` (${kpiMetrics[metric].type}; ${WITHOUT_ROWS[missing]})`,
      kpiMetrics[metric].help,
      `\`\`\`sql\n${naive}\n\`\`\``,
    ].join("\n\n"),
  );
  return sections.join("\n\n");
}

/** The exporter's self-metrics as a table. */
export function selfMetrics(): string {
  const rows = Object.entries(kpiSelfMetrics).map(([name, spec]: [string, MetricSpec]) => {
    const labels = Object.keys(spec.labels);
    return [`\`${name}${labels.length === 0 ? "" : `{${labels.join(",")}}`}\``, spec.type, spec.help];
  });
  return markdownTable([["series", "type", "meaning"], ...rows]);
}
