import { stringify } from "yaml";
import type { AlertTable } from "../alerts/alert.ts";
import { type ExpectedAlert, expectedAlert } from "./expected.ts";
import type { TestCase } from "./test-case.ts";

export interface PromtoolTest {
  readonly name: string;
  readonly interval: string;
  readonly input_series: readonly { readonly series: string; readonly values: string }[];
  readonly alert_rule_test: readonly {
    readonly eval_time: string;
    readonly alertname: string;
    readonly exp_alerts: readonly ExpectedAlert[];
  }[];
}

/** The promtool test for a test case. */
export function promtoolTest(
  alert: string,
  alerts: AlertTable,
  { name, every = "1m", series, expect }: TestCase,
): PromtoolTest {
  const spec = alerts[alert];
  if (spec === undefined) throw new Error(`test cases exist for ${alert}, which is not an alert`);
  return {
    name: `${alert}: ${name}`,
    interval: every,
    input_series: Object.entries(series).map(([labels, values]) => ({ series: labels, values })),
    alert_rule_test: Object.entries(expect).map(([eval_time, firing]) => ({
      eval_time,
      alertname: alert,
      exp_alerts: firing.map((each) => expectedAlert(alert, spec, each)),
    })),
  };
}

/** What all tests of a file share. */
export interface TestFile {
  /** Paths relative to the file. */
  readonly ruleFiles: readonly string[];
  /** Rule groups, dependencies first: promtool does not order them. */
  readonly groups: readonly string[];
  /** Time between two evaluations. */
  readonly interval: string;
}

/** The text of a file of promtool tests. */
export function renderTests({ ruleFiles, groups, interval }: TestFile, tests: readonly PromtoolTest[]): string {
  const file = { rule_files: ruleFiles, group_eval_order: groups, evaluation_interval: interval, tests };
  return `# Written by pnpm generate from infra/monitoring/src/alert-tests.\n${stringify(file, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}
