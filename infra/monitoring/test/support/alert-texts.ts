import type { PromtoolTest } from "../../src/alert-tests/render.ts";

/** What the recipients of an alert read, in one test case. */
export interface AlertText {
  /** The name of a test case in which the alert fires. */
  readonly test: string;
  readonly severity: string;
  readonly threshold: string;
  readonly summary: string;
  readonly description: string;
}

/** The first text that a test of an alert expects of Prometheus. */
export function textIn(tests: readonly PromtoolTest[], alert: string, test: string): AlertText | undefined {
  const checks = tests.filter(({ name }) => name === `${alert}: ${test}`).flatMap((each) => each.alert_rule_test);
  const [first] = checks.flatMap(({ exp_alerts }) => exp_alerts);
  if (first === undefined) return undefined;
  const { summary = "", description = "", threshold = "" } = first.exp_annotations;
  return { test, severity: first.exp_labels["severity"] ?? "", threshold, summary, description };
}
