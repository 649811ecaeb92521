import { impossibleLabels } from "@petswipe/promql/grouping";
import { type Known, yields } from "./dashboards/known.ts";
import { expressionProblems } from "./metric-rules.ts";
import { syntaxErrorIn } from "./parseable.ts";

/** One problem for each reason why a query is not PromQL, or what it names does not exist: metrics and labels. */
export function queryProblems(query: string, { metrics, labelsOfSeries, retention }: Known): string[] {
  const error = syntaxErrorIn(query);
  if (error !== undefined) return [error];
  const impossible = impossibleLabels(query, labelsOfSeries).map(
    ({ clause, label, has }) => `${clause} uses label \`${label}\`, but its operand ${yields(has)}`,
  );
  return [...expressionProblems(query, metrics, retention), ...impossible];
}
