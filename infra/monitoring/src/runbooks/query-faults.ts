import { partsOf } from "@petswipe/promql/inspect";
import { metricFaults } from "../lint/metric-faults.ts";
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

/** Every query of runbooks as a rule that records it, which is what promtool can check. */
export const queriesAsRules = (texts: ReadonlyMap<string, string>): RuleGroup => ({
  name: "runbooks",
  rules: queries(texts),
});

function syntaxFault({ record, expr }: RecordingRule): string | undefined {
  try {
    partsOf(expr);
    return undefined;
  } catch (error) {
    return `rule ${record}: ${(error as Error).message}`;
  }
}

/** Queries that are no PromQL, and those that ask for what nobody serves. A sentence for each fault. */
export function queryFaults(texts: ReadonlyMap<string, string>, retention: string): string[] {
  const broken = queries(texts).flatMap((query) => syntaxFault(query) ?? []);
  const whole = queries(texts).filter((query) => syntaxFault(query) === undefined);
  const files = { ...ruleFiles, "runbooks.yml": [{ name: "runbooks", rules: whole }] };
  const others = metricFaults(files, retention).filter((fault) => fault.startsWith(`rule ${PREFIX}`));
  return [...broken, ...others];
}
