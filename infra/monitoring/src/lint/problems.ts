import { slos } from "@petswipe/metrics";
import { cases } from "../alert-tests/topics.ts";
import { BURN_PAIRS } from "../alerts/slo.ts";
import { topics } from "../alerts/topics.ts";
import { dashboardModels } from "../dashboards/models.ts";
import { ruleFiles } from "../rule-files.ts";
import { alertProblems } from "./alert-rules.ts";
import { testCaseProblems } from "./alert-test-rules.ts";
import { dashboardProblems } from "./dashboards/dashboard-rules.ts";
import { knownFrom } from "./dashboards/known.ts";
import { firstQueryProblems } from "./first-query-rules.ts";
import { metricProblems } from "./metric-rules.ts";
import { parseableRules } from "./parseable.ts";
import { placeholderProblems } from "./placeholder-rules.ts";
import { sloProblems } from "./slo-rules.ts";
import { thresholdTextProblems } from "./threshold-rules.ts";
import { watchProblems } from "./watch-rules.ts";
import { unwatchedMetrics } from "./watched.ts";

export interface Deployment {
  /** How long Prometheus keeps samples: `35d`. */
  readonly retention: string;
  /** The scrape interval of jobs without their own: `15s`. */
  readonly scrapeInterval: string;
  /** Names of the alerts that have a runbook. */
  readonly runbooks: ReadonlySet<string>;
}

/** Everything that must be fixed before rules and dashboards are generated, one sentence each. */
export function problems({ retention, scrapeInterval, runbooks }: Deployment): string[] {
  const models = dashboardModels();
  const parseable = parseableRules(ruleFiles);
  const known = knownFrom(parseable, retention);
  return [
    ...sloProblems(slos, BURN_PAIRS),
    ...alertProblems(topics, runbooks),
    ...testCaseProblems(topics, cases),
    ...metricProblems(ruleFiles, retention),
    ...thresholdTextProblems(topics),
    ...placeholderProblems(parseable, known.labelsOfSeries),
    ...firstQueryProblems(topics, known),
    ...dashboardProblems(models, { ...known, topics, runbooks, scrapeInterval }),
    ...watchProblems(unwatchedMetrics(models, parseable)),
  ];
}
