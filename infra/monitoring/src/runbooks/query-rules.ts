import { metricProblems } from "../lint/metric-rules.ts";
import { ruleFiles } from "../rule-files.ts";
import type { RecordingRule, RuleGroup } from "../rules/rule-file.ts";
import { parseRunbook } from "./parse.ts";

const PREFIX = "runbook:";

function queries(texts: ReadonlyMap<string, string>): RecordingRule[] {
  return [...texts].flatMap(([alert, text]) =>
    parseRunbook(text)
      .blocks.filter(({ language }) => language === "promql")
      .map((block, at) => ({ record: `${PREFIX}${alert}:${at + 1}`, expr: block.text })),
  );
}

/** Every runbook query as a recording rule, so that promtool can check it. */
export const queriesAsRules = (texts: ReadonlyMap<string, string>): RuleGroup => ({
  name: "runbooks",
  rules: queries(texts),
});

/** One problem for each query that is not PromQL or that selects an unknown metric or label. */
export function queryProblems(texts: ReadonlyMap<string, string>, retention: string): string[] {
  const files = { ...ruleFiles, "runbooks.yml": [queriesAsRules(texts)] };
  return metricProblems(files, retention).filter((problem) => problem.startsWith(`rule ${PREFIX}`));
}
