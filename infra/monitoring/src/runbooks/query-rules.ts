import { knownFrom } from "../lint/dashboards/known.ts";
import { knownMetrics } from "../lint/metric-rules.ts";
import { parseableRules } from "../lint/parseable.ts";
import { queryProblems as problemsOf } from "../lint/query-rules.ts";
import { ruleFiles } from "../rule-files.ts";
import type { RuleGroup } from "../rules/rule-file.ts";
import { parseRunbook } from "./parse.ts";

interface Query {
  readonly alert: string;
  /** Among the queries of its runbook, from 1. */
  readonly number: number;
  readonly text: string;
}

const queriesIn = (texts: ReadonlyMap<string, string>): Query[] =>
  [...texts].flatMap(([alert, text]) =>
    parseRunbook(text)
      .blocks.filter(({ language }) => language === "promql")
      .map((block, index) => ({ alert, number: index + 1, text: block.text })),
  );

/** Every runbook query as a recording rule, so that promtool can check it. */
export const queriesAsRules = (texts: ReadonlyMap<string, string>): RuleGroup => ({
  name: "runbooks",
  rules: queriesIn(texts).map(({ alert, number, text }) => ({ record: `runbook:${alert}:${number}`, expr: text })),
});

/** One problem for each query that is not PromQL or that names an unknown metric or label. */
export function queryProblems(texts: ReadonlyMap<string, string>, retention: string): string[] {
  // Labels of recorded series are not checked in selectors: `kpi=~"swipes_stored|"` also matches series without one.
  const known = { ...knownFrom(parseableRules(ruleFiles), retention), metrics: knownMetrics(ruleFiles) };
  return queriesIn(texts).flatMap(({ alert, number, text }) =>
    problemsOf(text, known).map((problem) => `infra/runbooks/${alert}.md: query ${number}: ${problem}`),
  );
}
