import type { AlertTable } from "../alerts/alert.ts";
import type { Topic, topics } from "../alerts/topics.ts";
import { availabilityCases } from "./availability.ts";
import { budgetCases } from "./budget.ts";
import { databaseCases } from "./database.ts";
import { infrastructureCases } from "./infrastructure.ts";
import { reconciliationCases } from "./reconciliation.ts";
import type { CasesOf } from "./case.ts";
import { sloCases } from "./slo.ts";

/** The cases of each topic's alerts. */
export const cases = {
  reconciliation: reconciliationCases,
  infrastructure: infrastructureCases,
  database: databaseCases,
  availability: availabilityCases,
  slo: sloCases,
  budget: budgetCases,
} as const satisfies { readonly [T in Topic]?: CasesOf<(typeof topics)[T] & AlertTable> };
