import type { Dashboard } from "../links.ts";
import { application } from "./application/application.ts";
import { business } from "./business/business.ts";
import { database } from "./database/database.ts";
import { infrastructure } from "./infrastructure/infrastructure.ts";
import { monitoring } from "./monitoring/monitoring.ts";
import { overview } from "./overview/overview.ts";
import { slo } from "./slo/slo.ts";
import type { DashboardSpec } from "./spec.ts";

/** Every dashboard, by the topic that alerts refer to. */
export const dashboards: Readonly<Record<Dashboard, DashboardSpec>> = {
  overview,
  application,
  slo,
  business,
  infrastructure,
  database,
  monitoring,
};
