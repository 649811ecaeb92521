import type { AlertTable } from "../alerts/alert.ts";
import { topics } from "../alerts/topics.ts";
import { ruleFiles } from "../rule-files.ts";
import { withItsNeeds } from "../rules/needs.ts";
import type { Case } from "./case.ts";
import { promtoolTest, renderTests } from "./render.ts";
import { cases } from "./topics.ts";

const EVALUATION = "1m";

type File = readonly [name: string, text: string];

/** A topic's files: one for each pace at which its cases evaluate the rules, since promtool knows one a file. */
function filesOf(topic: string, alerts: AlertTable, byAlert: Readonly<Record<string, readonly Case[]>>): File[] {
  const needed = withItsNeeds(`alerts-${topic}.yml`, ruleFiles);
  const groups = needed.flatMap((file) => (ruleFiles[file] ?? []).map((group) => group.name));
  const all = Object.entries(byAlert).flatMap(([alert, its]) => its.map((each) => ({ alert, case: each })));
  const byPace = Map.groupBy(all, (each) => each.case.evaluate ?? EVALUATION);
  return [...byPace].map(([pace, its]) => [
    `alerts-${topic}${pace === EVALUATION ? "" : `-${pace}`}.test.yml`,
    renderTests(
      { ruleFiles: needed.map((file) => `../rules/${file}`), groups, pace },
      its.map((each) => promtoolTest(each.alert, alerts, each.case)),
    ),
  ]);
}

/** Every file of promtool tests of alerts, by its name below infra/prometheus/tests. */
export function testFiles(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cases).flatMap(([topic, byAlert]) => filesOf(topic, topics[topic as keyof typeof topics], byAlert)),
  );
}
