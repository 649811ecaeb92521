import type { AlertTable } from "../alerts/alert.ts";
import type { Topic, topics } from "../alerts/topics.ts";
import { availabilityCases } from "./availability.ts";
import { backupsCases } from "./backups.ts";
import { budgetCases } from "./budget.ts";
import { businessCases } from "./business.ts";
import { containersCases } from "./containers.ts";
import { databaseCases } from "./database.ts";
import { infrastructureCases } from "./infrastructure.ts";
import { monitoringCases } from "./monitoring.ts";
import { reconciliationCases } from "./reconciliation.ts";
import { redisCases } from "./redis.ts";
import { securityCases } from "./security.ts";
import { sloCases } from "./slo.ts";
import type { TestCasesOf } from "./test-case.ts";

/** The test cases of each topic's alerts. */
export const cases = {
  reconciliation: reconciliationCases,
  infrastructure: infrastructureCases,
  containers: containersCases,
  database: databaseCases,
  redis: redisCases,
  security: securityCases,
  business: businessCases,
  backups: backupsCases,
  monitoring: monitoringCases,
  availability: availabilityCases,
  slo: sloCases,
  budget: budgetCases,
} as const satisfies { readonly [T in Topic]?: TestCasesOf<(typeof topics)[T] & AlertTable> };
