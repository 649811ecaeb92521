import { impossibleLabels } from "@petswipe/promql/grouping";
import type { AlertTable } from "../alerts/alert.ts";
import { type Known, yields } from "./dashboards/known.ts";
import { expressionProblems } from "./metric-rules.ts";
import { syntaxErrorIn } from "./parseable.ts";

function problemsOf(query: string, { metrics, labelsOfSeries, retention }: Known): string[] {
  const error = syntaxErrorIn(query);
  if (error !== undefined) return [error];
  const impossible = impossibleLabels(query, labelsOfSeries).map(
    ({ clause, label, has }) => `${clause} uses label \`${label}\`, but its operand ${yields(has)}`,
  );
  return [...expressionProblems(query, metrics, retention), ...impossible];
}

/** One problem for each alert whose first query is not PromQL, or names a metric or a label that does not exist. */
export function firstQueryProblems(topics: Readonly<Record<string, AlertTable>>, known: Known): string[] {
  const alerts = Object.values(topics).flatMap((table) => Object.entries(table));
  return alerts.flatMap(([name, { firstQuery }]) =>
    problemsOf(firstQuery, known).map((problem) => `alert ${name}: firstQuery: ${problem}`),
  );
}
