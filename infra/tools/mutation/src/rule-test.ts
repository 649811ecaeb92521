import { basename } from "node:path";
import { selectorsIn } from "@petswipe/promql/selectors";
import type { Graph } from "./graph.ts";
import type { IndexedRule } from "./rule-index.ts";

/** What a test expects of one alert at one time. */
export interface AlertExpectation {
  readonly eval_time: string;
  readonly alertname: string;
  readonly exp_alerts?: readonly { readonly exp_labels?: Readonly<Record<string, string>> }[];
}

/** A promtool test, as far as it matters here. */
export interface PromtoolTest {
  readonly name?: string;
  readonly alert_rule_test?: readonly AlertExpectation[];
  readonly promql_expr_test?: readonly { readonly expr: string }[];
}

/** A file of promtool tests. */
export interface TestFile {
  readonly rule_files: readonly string[];
  readonly evaluation_interval?: string;
  readonly group_eval_order?: readonly string[];
  readonly tests: readonly PromtoolTest[];
}

/** A promtool test, and what it runs with. */
export interface Check {
  readonly name: string;
  /** Names of the rule files that it loads. */
  readonly files: ReadonlySet<string>;
  /** Time between two evaluations of the rules. */
  readonly interval: string;
  /** Rule groups in the order of their evaluation; empty if promtool decides. */
  readonly groupOrder: readonly string[];
  readonly test: PromtoolTest;
  /** Indices of the rules whose results it compares with expected ones. */
  readonly covers: ReadonlySet<number>;
}

/** promtool's default. */
const INTERVAL = "1m";

const isAlert = ({ name, rule }: IndexedRule, alertname: string): boolean => "alert" in rule && name === alertname;

/** Every test of a file. */
export function checksIn(file: string, content: TestFile, graph: Graph): Check[] {
  const { rule_files, evaluation_interval = INTERVAL, group_eval_order = [], tests } = content;
  const files = new Set(rule_files.map((each) => basename(each)));
  const loaded = graph.rules.filter((rule) => files.has(rule.file));
  return tests.map((test) => {
    const { name = "a test without a name", alert_rule_test = [], promql_expr_test = [] } = test;
    const alerting = loaded.filter((rule) => alert_rule_test.some(({ alertname }) => isAlert(rule, alertname)));
    const recording = promql_expr_test.flatMap(({ expr }) => graph.recording(selectorsIn(expr)));
    const covered = [...alerting, ...recording.filter((rule) => files.has(rule.file))];
    return {
      name: `${file}: ${name}`,
      files,
      interval: evaluation_interval,
      groupOrder: group_eval_order,
      test,
      covers: new Set(covered.map(({ index }) => index)),
    };
  });
}

/** Whether a check looks at the result of any of these rules. */
export const coversAny = ({ covers }: Check, rules: ReadonlySet<number>): boolean =>
  [...covers].some((index) => rules.has(index));

/** Whether an alerting rule gives alerts these labels; those that it fills in from a series may have any value. */
const givesLabels = ({ rule }: IndexedRule, labels: Readonly<Record<string, string>>): boolean =>
  Object.entries(rule.labels ?? {}).every(([label, value]) => value.includes("{{") || labels[label] === value);

/**
 * What a check expects of one alerting rule, where other rules may have the same alert name. Throws where the labels of an
 * expected alert do not say which rule it is of.
 */
export function expectationsOf(
  target: IndexedRule,
  { name, files, test }: Check,
  { rules }: Graph,
): AlertExpectation[] {
  const others = rules.filter(({ index, file }) => index !== target.index && files.has(file));
  const namesakes = [target, ...others.filter((rule) => isAlert(rule, target.name))];
  const isOfTarget = (labels: Readonly<Record<string, string>>): boolean => {
    const giving = namesakes.filter((rule) => givesLabels(rule, labels));
    if (giving.length !== 1)
      throw new Error(`${name}: ${giving.length} rules give alerts the labels ${JSON.stringify(labels)}, expected one`);
    return giving[0]?.index === target.index;
  };
  const expectations = (test.alert_rule_test ?? []).filter(({ alertname }) => alertname === target.name);
  return expectations.map(({ exp_alerts = [], ...moment }) => ({
    ...moment,
    exp_alerts: exp_alerts.filter(({ exp_labels = {} }) => isOfTarget(exp_labels)),
  }));
}
