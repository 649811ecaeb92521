import { slos } from "@petswipe/metrics";
import { BURN_PAIRS } from "../alerts/slo.ts";
import { topics } from "../alerts/topics.ts";
import { cases } from "../cases/topics.ts";
import { ruleFiles } from "../rules/files.ts";
import { alertFaults } from "./alert-faults.ts";
import { caseFaults } from "./case-faults.ts";
import { metricFaults } from "./metric-faults.ts";
import { sloFaults } from "./slo-faults.ts";

export interface Surroundings {
  /** How long Prometheus keeps samples, as it is told: `35d`. */
  readonly retention: string;
  /** Names of the alerts whose runbook is written. */
  readonly runbooks: ReadonlySet<string>;
}

/** Everything for which no rules may be generated, a sentence for each fault. */
export function faults({ retention, runbooks }: Surroundings): string[] {
  return [
    ...sloFaults(slos, BURN_PAIRS),
    ...alertFaults(topics, runbooks),
    ...caseFaults(topics, cases),
    ...metricFaults(ruleFiles, retention),
  ];
}
