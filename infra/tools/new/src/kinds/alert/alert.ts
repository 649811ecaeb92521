import { type Topic, topics } from "@petswipe/monitoring/alerts/topics";
import { SEVERITIES } from "@petswipe/monitoring/alerts/vocabulary";
import type { Draft } from "../../draft.ts";
import { withImports } from "../../imports.ts";
import { intoBlock } from "../../insert.ts";
import { metricFacts } from "../../metric-facts.ts";
import { chosen } from "../../near.ts";
import { firstQuery, valueOver } from "../../queries.ts";
import { named, type Request, required } from "../../request.ts";
import { row } from "../../source.ts";
import { conditionOf, WINDOW } from "./condition.ts";
import { showAlert } from "./panel.ts";
import { runbookOf } from "./runbook.ts";
import { type Planned, specOf, usual } from "./spec.ts";
import { testCasesOf } from "./test-cases.ts";

const SOURCES = "infra/monitoring/src";
const TABLE = /^export const \w+ = alertTable\(\{$/;
const CASES = /^export const \w+Cases: \w+<typeof \w+> = \{$/;

function planned(request: Request, draft: Draft): Planned {
  const name = named(request, /^([A-Z][a-z0-9]+){2,}$/, "<Subject><Condition>, such as PetSharesHigh");
  const taken = Object.entries(topics).find(([, table]) => name in table);
  if (taken !== undefined) throw new Error(`${name} exists in topic ${taken[0]}`);
  const names = Object.keys(topics) as Topic[];
  const topic = chosen("a topic", required(request, "in", `a topic (${names.join(", ")})`), names);
  const metric = metricFacts(required(request, "metric", "the metric to watch"));
  const severity = chosen("a severity", required(request, "severity", SEVERITIES.join(", ")), SEVERITIES);
  const condition = conditionOf(request, metric);
  const place = request.options.panel;
  const dashboard = showAlert(draft, { alert: name, metric, place, usual: usual(topic, "dashboard") });
  return { name, topic, metric, severity, condition, dashboard };
}

/** A row in a topic, its two test cases, its runbook, and its place on a dashboard. Returns what only its author can say. */
export function alert(request: Request, draft: Draft): string[] {
  const plan = planned(request, draft);
  const { name, topic, metric } = plan;
  const { imports } = valueOver(metric, WINDOW.text);
  const neighbors = draft.list(`${SOURCES}/alerts/*.ts`).map(draft.read);
  draft.edit(`${SOURCES}/alerts/${topic}.ts`, (text) =>
    withImports(intoBlock(text, [TABLE], row(name, specOf(plan))), imports, neighbors),
  );
  draft.edit(`${SOURCES}/alert-tests/${topic}.ts`, (text) => intoBlock(text, [CASES], row(name, testCasesOf(plan))));
  draft.create(`infra/runbooks/${name}.md`, runbookOf(name, firstQuery(metric, WINDOW.text)));
  return [
    `Say whom it calls: a row for ${name} in infra/monitoring/test/who-is-called.md`,
    `Say what recipients read: ${name} in infra/monitoring/test/alert-texts.yaml, as a test case in which it fires has it`,
  ];
}
