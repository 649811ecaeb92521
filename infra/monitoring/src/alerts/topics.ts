import type { AlertTable } from "./alert.ts";
import { availability } from "./availability.ts";
import { backups } from "./backups.ts";
import { budget } from "./budget.ts";
import { business } from "./business.ts";
import { containers } from "./containers.ts";
import { database } from "./database.ts";
import { infrastructure } from "./infrastructure.ts";
import { monitoring } from "./monitoring.ts";
import { reconciliation } from "./reconciliation.ts";
import { redis } from "./redis.ts";
import { security } from "./security.ts";
import { slo } from "./slo.ts";

/** Every alert, by topic: a topic is a rule file with its tests. */
export const topics = {
  availability,
  slo,
  budget,
  infrastructure,
  containers,
  database,
  redis,
  security,
  business,
  reconciliation,
  backups,
  monitoring,
} as const satisfies Readonly<Record<string, AlertTable>>;

export type Topic = keyof typeof topics;
type NamesIn<Tables> = Tables extends unknown ? keyof Tables & string : never;
/** The name of an alert. */
export type AlertName = NamesIn<(typeof topics)[Topic]>;
