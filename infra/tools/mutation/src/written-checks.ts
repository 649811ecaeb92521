import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parse } from "yaml";
import { type Check, evaluationsOf, type Narrowed, type PromtoolTest, seriesOf } from "./check.ts";
import type { Graph } from "./graph.ts";
import type { PlacedRule } from "./placed.ts";

interface TestFile {
  readonly rule_files: readonly string[];
  readonly evaluation_interval?: string;
  readonly group_eval_order?: readonly string[];
  readonly tests: readonly PromtoolTest[];
}

/** promtool's own. */
const PACE = "1m";

/** Something that a test expects, and the rules that it looks at for that. */
interface Part<Expectation> {
  readonly part: Expectation;
  readonly rules: readonly number[];
}
type Alerts = readonly Part<NonNullable<PromtoolTest["alert_rule_test"]>[number]>[];
type Expressions = readonly Part<NonNullable<PromtoolTest["promql_expr_test"]>[number]>[];

const indicesOf = (rules: readonly PlacedRule[]): number[] => rules.map(({ index }) => index);

function alertsIn(test: PromtoolTest, loaded: readonly PlacedRule[]): Alerts {
  return (test.alert_rule_test ?? []).map((part) => ({
    part,
    rules: indicesOf(loaded.filter(({ name, rule }) => "alert" in rule && name === part.alertname)),
  }));
}

function expressionsIn(test: PromtoolTest, files: ReadonlySet<string>, graph: Graph): Expressions {
  return (test.promql_expr_test ?? []).map((part) => ({
    part,
    rules: indicesOf(graph.recordedFor(part.expr).filter(({ file }) => files.has(file))),
  }));
}

function narrowed(test: PromtoolTest, alerts: Alerts, expressions: Expressions, chosen: ReadonlySet<number>): Narrowed {
  const isChosen = ({ rules }: Part<unknown>) => rules.some((rule) => chosen.has(rule));
  const kept = { alerts: alerts.filter(isChosen), expressions: expressions.filter(isChosen) };
  return {
    test: {
      ...test,
      alert_rule_test: kept.alerts.map(({ part }) => part),
      promql_expr_test: kept.expressions.map(({ part }) => part),
    },
    looksAt: new Set([...kept.alerts, ...kept.expressions].flatMap(({ rules }) => rules)),
  };
}

function checkOf(name: string, file: TestFile, test: PromtoolTest, graph: Graph): Check {
  const { rule_files, evaluation_interval = PACE, group_eval_order = [] } = file;
  const files = new Set(rule_files.map((each) => basename(each)));
  const loaded = graph.rules.filter((placed) => files.has(placed.file));
  const alerts = alertsIn(test, loaded);
  const expressions = expressionsIn(test, files, graph);
  return {
    name: `${name}: ${test.name ?? "a test without a name"}`,
    files,
    pace: evaluation_interval,
    groups: group_eval_order,
    series: seriesOf(test),
    evaluations: evaluationsOf(test, evaluation_interval),
    looksAt: new Set([...alerts, ...expressions].flatMap(({ rules }) => rules)),
    narrowedTo: (chosen) => narrowed(test, alerts, expressions, chosen),
  };
}

/** A check for each test of those files of a folder that are not generated. Rejects where one cannot be read. */
export async function writtenChecks(folder: URL, generated: ReadonlySet<string>, graph: Graph): Promise<Check[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".test.yml") && !generated.has(file)).sort();
  const checks = files.map(async (file) => {
    const written = parse(await readFile(new URL(file, folder), "utf8")) as TestFile;
    return written.tests.map((test) => checkOf(file, written, test, graph));
  });
  return (await Promise.all(checks)).flat();
}
