import {
  closedCombinations,
  closedSeriesName,
  hasClosedLabels,
  type MetricSpec,
  type ServiceName,
  services,
} from "@petswipe/metrics";
import type { Sample } from "@petswipe/prometheus-client";
import type { Check } from "./check.ts";
import { neverMoves, sometimesMoves } from "./label-exceptions.ts";

/** Values by closed labels, summed over open labels and instances. */
function valuesOf(name: string, spec: MetricSpec, samples: readonly Sample[]): Map<string, number> {
  const stored = spec.type === "histogram" ? `${name}_count` : name;
  const values = new Map<string, number>();
  for (const { series, value } of samples) {
    if (series["__name__"] !== stored) continue;
    const key = closedSeriesName(name, spec, series);
    values.set(key, (values.get(key) ?? 0) + value);
  }
  return values;
}

function problemOf(series: string, value: number | undefined): string | undefined {
  if (series in neverMoves) return value !== undefined && value !== 0 ? `${series} is ${value}, not 0` : undefined;
  if (series in sometimesMoves) return value === undefined ? `no ${series}` : undefined;
  return value !== undefined && value > 0 ? undefined : `no ${series} above 0`;
}

/**
 * Whether each combination of closed label values that a service declares has a value above 0, except those that never
 * move, which must be 0, and those that move only sometimes, which must exist.
 */
export function checkLabels(service: ServiceName, samples: readonly Sample[]): Check[] {
  return Object.entries<MetricSpec>(services[service])
    .filter(([, spec]) => hasClosedLabels(spec))
    .map(([name, spec]) => {
      const values = valuesOf(name, spec, samples);
      const all = closedCombinations(spec).map((labels) => closedSeriesName(name, spec, labels));
      const problems = all.flatMap((series) => problemOf(series, values.get(series)) ?? []);
      return {
        what: `${service}: every label value of ${name}`,
        found: problems.length === 0 ? `${all.length} as expected` : problems.join(", "),
        passed: problems.length === 0,
      };
    });
}
