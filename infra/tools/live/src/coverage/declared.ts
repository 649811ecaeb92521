import { readdir } from "node:fs/promises";
import { cases } from "@petswipe/monitoring/alert-tests/topics";
import { type AlertName, topics } from "@petswipe/monitoring/alerts/topics";
import { ruleTests } from "@petswipe/monitoring/lint/alert-test-rules";
import { watchedMetrics } from "@petswipe/monitoring/lint/watched";
import { type Coverage, coverageOf } from "./signal.ts";

const RUNBOOKS = new URL("../../../../runbooks/", import.meta.url);

/** The coverage that the source determines: own metrics in use, alerts with tests and with runbooks. */
export async function declaredCoverage(): Promise<Coverage[]> {
  const written = new Set(await readdir(RUNBOOKS));
  const alerts = new Set(Object.values(topics).flatMap((table) => Object.keys(table) as AlertName[]));
  return [
    coverageOf(
      "own metrics used by a panel or rule",
      watchedMetrics().map(({ name, watchedBy }) => ({ name, has: watchedBy.length > 0 })),
    ),
    coverageOf(
      "alerting rules with firing and silent tests",
      ruleTests(topics, cases).map(({ rule, fires, staysSilent }) => ({ name: rule, has: fires && staysSilent })),
    ),
    coverageOf(
      "alerts with a runbook",
      [...alerts].map((name) => ({ name, has: written.has(`${name}.md`) })),
    ),
  ];
}
