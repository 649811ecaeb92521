import { ROLES, type Role } from "@petswipe/metrics";
import { defineKpi } from "./kpi.ts";

export const signupsStored = defineKpi<{ role: Role; stored: number }>({
  name: "signups_stored",
  sql: "SELECT role, count(*)::float8 AS stored FROM users GROUP BY role",
  publish(rows, { petswipe_signups_stored_total: total }) {
    for (const role of ROLES) total.mirror({ role }, rows.find((row) => row.role === role)?.stored ?? 0);
  },
});
