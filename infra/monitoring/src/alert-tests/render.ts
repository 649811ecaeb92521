import { stringify } from "yaml";
import type { AlertTable } from "../alerts/alert.ts";
import type { Case } from "./case.ts";
import { type ExpectedAlert, expectedAlert } from "./expected.ts";

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

/** The test that promtool runs for a case of an alert. */
export function promtoolTest(
  alert: string,
  alerts: AlertTable,
  { name, every = "1m", series, expect }: Case,
): PromtoolTest {
  const spec = alerts[alert];
  if (spec === undefined) throw new Error(`there are cases of ${alert}, and no such alert`);
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

/** What the tests of a file have in common. */
export interface TestFile {
  /** Relative to the file. */
  readonly ruleFiles: readonly string[];
  /** Groups, those first that others rest on: promtool has no order of its own. */
  readonly groups: readonly string[];
  /** Time between two evaluations. */
  readonly pace: string;
}

/** The text of a file of promtool tests. */
export function renderTests({ ruleFiles, groups, pace }: TestFile, tests: readonly PromtoolTest[]): string {
  const file = { rule_files: ruleFiles, group_eval_order: groups, evaluation_interval: pace, tests };
  return `# Written by pnpm generate from infra/monitoring/src/alert-tests.\n${stringify(file, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}
