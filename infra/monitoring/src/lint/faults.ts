import { slos } from "@petswipe/metrics";
import { cases } from "../alert-tests/topics.ts";
import { BURN_PAIRS } from "../alerts/slo.ts";
import { topics } from "../alerts/topics.ts";
import { dashboardModels } from "../dashboards/models.ts";
import { ruleFiles } from "../rule-files.ts";
import { alertFaults } from "./alert-faults.ts";
import { caseFaults } from "./case-faults.ts";
import { dashboardFaults } from "./dashboards/dashboard-faults.ts";
import { knownFrom } from "./dashboards/known.ts";
import { metricFaults } from "./metric-faults.ts";
import { sloFaults } from "./slo-faults.ts";
import { watchFaults } from "./watch-faults.ts";
import { unwatchedMetrics } from "./watched.ts";

export interface Surroundings {
  /** How long Prometheus keeps samples, as it is told: `35d`. */
  readonly retention: string;
  /** The time between two scrapes of jobs that have none of their own: `15s`. */
  readonly scrapeInterval: string;
  /** Names of the alerts whose runbook is written. */
  readonly runbooks: ReadonlySet<string>;
}

/** Everything for which no rules and no dashboards may be generated, a sentence for each fault. */
export function faults({ retention, scrapeInterval, runbooks }: Surroundings): string[] {
  const models = dashboardModels();
  return [
    ...sloFaults(slos, BURN_PAIRS),
    ...alertFaults(topics, runbooks),
    ...caseFaults(topics, cases),
    ...metricFaults(ruleFiles, retention),
    ...dashboardFaults(models, { ...knownFrom(ruleFiles, retention), topics, runbooks, scrapeInterval }),
    ...watchFaults(unwatchedMetrics(models)),
  ];
}
