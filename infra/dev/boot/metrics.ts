import { amount } from "@petswipe/cli/format";
import { type MetricName, type MetricSpec, type ServiceName, services } from "@petswipe/metrics";
import type { Series, Sums } from "@petswipe/prometheus-client";
import type { Check } from "./check.ts";

/** Metrics that stay 0 in a healthy system, each with its reason. */
export const staysZero: Readonly<Partial<Record<MetricName, string>>> = {
  petswipe_kpi_errors_total: "no collection fails",
  petswipe_kpi_stale: "every KPI is fresh",
};

const addedByPrometheus = new Set(["__name__", "job", "instance"]);

function ownLabels(series: Series): string {
  const names = Object.keys(series).filter((name) => !addedByPrometheus.has(name));
  return names.toSorted().join(",");
}

const expectedLabels = (spec: MetricSpec) => Object.keys(spec.labels).toSorted().join(",");
/** The series names of a metric whose values show that something was measured. */
const storedNames = (name: string, { type }: MetricSpec) =>
  type === "histogram" ? [`${name}_count`, `${name}_sum`] : [name];

function problemOf(stored: string, spec: MetricSpec, series: readonly Series[], sum: number): string | undefined {
  if (series.length === 0) return "no sample";
  const wrong = series.map(ownLabels).find((found) => found !== expectedLabels(spec));
  if (wrong !== undefined) return `labels {${wrong}}`;
  const isIdle = !(sum > 0) && !(stored in staysZero);
  return isIdle ? `${series.length} series, all 0` : undefined;
}

/**
 * Whether each metric that a service declares has samples with exactly the declared labels, and a sum above 0 (except those
 * of `staysZero`).
 */
export function checkMetrics(service: ServiceName, all: readonly Series[], sums: Sums): Check[] {
  return Object.entries<MetricSpec>(services[service]).flatMap(([name, spec]) =>
    storedNames(name, spec).map((stored) => {
      const series = all.filter(({ __name__ }) => __name__ === stored);
      const sum = sums.get(stored) ?? 0;
      const found = problemOf(stored, spec, series, sum);
      return {
        what: `${service}: ${stored}{${expectedLabels(spec)}}`,
        found: found ?? `${series.length} series, sum ${amount(sum)}`,
        passed: found === undefined,
      };
    }),
  );
}
