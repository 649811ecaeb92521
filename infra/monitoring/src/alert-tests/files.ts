import type { AlertTable } from "../alerts/alert.ts";
import { type Topic, topics } from "../alerts/topics.ts";
import { ruleFiles } from "../rule-files.ts";
import { withItsNeeds } from "../rules/needs.ts";
import { promtoolTest, renderTests } from "./render.ts";
import type { TestCase } from "./test-case.ts";
import { cases } from "./topics.ts";

const EVALUATION = "1m";

type File = readonly [name: string, text: string];

/** A topic's files: one per evaluation interval of its test cases, since promtool allows one per file. */
function filesOf(topic: string, alerts: AlertTable, byAlert: Readonly<Record<string, readonly TestCase[]>>): File[] {
  const needed = withItsNeeds(`alerts-${topic}.yml`, ruleFiles);
  const groups = needed.flatMap((file) => (ruleFiles[file] ?? []).map((group) => group.name));
  const all = Object.entries(byAlert).flatMap(([alert, its]) => its.map((each) => ({ alert, case: each })));
  const byInterval = Map.groupBy(all, (each) => each.case.evaluate ?? EVALUATION);
  return [...byInterval].map(([interval, its]) => [
    `alerts-${topic}${interval === EVALUATION ? "" : `-${interval}`}.test.yml`,
    renderTests(
      { ruleFiles: needed.map((file) => `../rules/${file}`), groups, interval },
      its.map((each) => promtoolTest(each.alert, alerts, each.case)),
    ),
  ]);
}

/** A topic's promtool test files, by name in infra/prometheus/tests. */
export const testFilesOf = (topic: Topic): Record<string, string> =>
  Object.fromEntries(filesOf(topic, topics[topic], cases[topic]));

/** Every generated promtool test file, by its name in infra/prometheus/tests. */
export function testFiles(): Record<string, string> {
  return Object.assign({}, ...Object.keys(cases).map((topic) => testFilesOf(topic as Topic))) as Record<string, string>;
}
