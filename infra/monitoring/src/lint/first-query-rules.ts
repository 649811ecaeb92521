import type { AlertTable } from "../alerts/alert.ts";
import type { Known } from "./dashboards/known.ts";
import { queryProblems } from "./query-rules.ts";

/** One problem for each alert whose first query is not PromQL, or names a metric or a label that does not exist. */
export function firstQueryProblems(topics: Readonly<Record<string, AlertTable>>, known: Known): string[] {
  const alerts = Object.values(topics).flatMap((table) => Object.entries(table));
  return alerts.flatMap(([name, { firstQuery }]) =>
    queryProblems(firstQuery, known).map((problem) => `alert ${name}: firstQuery: ${problem}`),
  );
}
