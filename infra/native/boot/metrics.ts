import { type MetricSpec, type ServiceName, services } from "@petswipe/metrics";
import type { Check } from "./check.ts";
import type { Series } from "./prometheus-api.ts";

const addedByPrometheus = new Set(["__name__", "job", "instance"]);

function ownLabels(series: Series): string {
  const names = Object.keys(series).filter((name) => !addedByPrometheus.has(name));
  return names.toSorted().join(",");
}

function checkMetric(service: ServiceName, name: string, spec: MetricSpec, all: readonly Series[]): Check {
  const stored = spec.type === "histogram" ? `${name}_count` : name;
  const series = all.filter(({ __name__ }) => __name__ === stored);
  const labels = Object.keys(spec.labels).toSorted().join(",");
  const wrong = series.map(ownLabels).find((found) => found !== labels);
  const found =
    series.length === 0 ? "no sample" : wrong === undefined ? `${series.length} series` : `labels {${wrong}}`;
  return { what: `${service}: ${stored}{${labels}}`, found, passed: series.length > 0 && wrong === undefined };
}

/** Whether each metric that a service declares has samples from it, with exactly the declared labels. */
export function checkMetrics(service: ServiceName, series: readonly Series[]): Check[] {
  const declared = Object.entries<MetricSpec>(services[service]);
  return declared.map(([name, spec]) => checkMetric(service, name, spec, series));
}
