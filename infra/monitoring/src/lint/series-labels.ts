import { type Labels, METRIC_NAME, union, without } from "@petswipe/promql/label-set";
import { type LabelsOfSeries, labelsOf } from "@petswipe/promql/labels";
import { type AlertingRule, type RecordingRule, type RuleFiles, rulesIn } from "../rules/rule-file.ts";
import { knownMetrics } from "./metric-rules.ts";

const ANY_OF: Labels = new Set();
const unionOf = (all: readonly Labels[]): Labels => all.reduce(union, ANY_OF);

/** The series that Prometheus writes for alerts, with the labels that it adds. */
const OF_ALERTS: Readonly<Record<string, readonly string[]>> = {
  ALERTS: ["alertname", "alertstate"],
  ALERTS_FOR_STATE: ["alertname"],
};

/**
 * The labels that series can have. Those of scraped series come from the metric tables, those of recorded series from their
 * rules, those of `ALERTS` from the alerting rules.
 */
export function labelsOfSeriesIn(files: RuleFiles): LabelsOfSeries {
  const rules = rulesIn(files);
  const recording = rules.filter((rule): rule is RecordingRule => "record" in rule);
  const alerting = rules.filter((rule): rule is AlertingRule => "alert" in rule);
  const served = knownMetrics(files);
  const found = new Map<string, Labels>();

  const ofRule = ({ expr, labels = {} }: RecordingRule | AlertingRule): Labels =>
    union(without(labelsOf(expr, ofSeries), METRIC_NAME), new Set(Object.keys(labels)));
  const ofAlerts = (alert: string | undefined, added: readonly string[]): Labels =>
    unionOf([new Set(added), ...alerting.filter((rule) => alert === undefined || rule.alert === alert).map(ofRule)]);
  const ofRecorded = (metric: string): Labels => {
    const rulesOfIt = recording.filter(({ record }) => record === metric);
    return rulesOfIt.length === 0 ? undefined : unionOf(rulesOfIt.map(ofRule));
  };
  const ofMetric = (metric: string, alert: string | undefined): Labels => {
    const key = `${metric} ${alert ?? ""}`;
    if (found.has(key)) return found.get(key);
    found.set(key, undefined); // ends the recursion of a rule that selects its own record
    const [added, labels] = [OF_ALERTS[metric], served.get(metric)];
    const fresh = added ? ofAlerts(alert, added) : labels ? new Set(labels) : ofRecorded(metric);
    found.set(key, union(fresh, new Set([METRIC_NAME])));
    return found.get(key);
  };
  const ofSeries: LabelsOfSeries = ({ metrics, equal }) =>
    metrics && unionOf(metrics.map((metric) => ofMetric(metric, equal["alertname"])));
  return ofSeries;
}
