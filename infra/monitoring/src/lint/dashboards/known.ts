import { type Labels, METRIC_NAME, without } from "@petswipe/promql/label-set";
import type { LabelsOfSeries } from "@petswipe/promql/labels";
import type { RuleFiles } from "../../rules/rule-file.ts";
import { type KnownMetrics, knownMetrics } from "../metric-rules.ts";
import { labelsOfSeriesIn } from "../series-labels.ts";

/** What queries can select. */
export interface Known {
  readonly metrics: KnownMetrics;
  readonly labelsOfSeries: LabelsOfSeries;
  /** How long Prometheus keeps samples: `35d`. */
  readonly retention: string;
}

/** Every metric of a Prometheus with these rules, with its labels, recorded ones included. */
export function knownFrom(files: RuleFiles, retention: string): Known {
  const labelsOfSeries = labelsOfSeriesIn(files);
  const metrics = [...knownMetrics(files).keys()].map((name) => {
    const labels = without(labelsOfSeries({ metrics: [name], equal: {} }), METRIC_NAME);
    return [name, labels && [...labels]] as const;
  });
  return { metrics: new Map(metrics), labelsOfSeries, retention };
}

/** The end of a message about a missing label. */
export function yields(labels: NonNullable<Labels>): string {
  const names = [...labels].filter((label) => label !== METRIC_NAME);
  return names.length === 0 ? "yields no labels." : `only yields: ${names.join(", ")}.`;
}
