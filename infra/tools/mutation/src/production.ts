import { testFiles } from "@petswipe/monitoring/alert-tests/files";
import { cases } from "@petswipe/monitoring/alert-tests/topics";
import { topics } from "@petswipe/monitoring/alerts/topics";
import { ruleFiles } from "@petswipe/monitoring/rule-files";
import { caseChecks } from "./case-checks.ts";
import { graphOf } from "./graph.ts";
import { placedIn } from "./placed.ts";
import type { World } from "./run.ts";
import { writtenChecks } from "./written-checks.ts";

const TESTS = new URL("../../../prometheus/tests/", import.meta.url);

/** The rules of production, with every case of the alerts and every test that is written by hand. */
export async function production(): Promise<World> {
  const rules = placedIn(ruleFiles);
  const graph = graphOf(rules);
  const generated = new Set(Object.keys(testFiles()));
  const written = await writtenChecks(TESTS, generated, graph);
  return { graph, checks: [...caseChecks(rules, ruleFiles, topics, cases), ...written] };
}
