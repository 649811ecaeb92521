import type { Kpi } from "./kpi.ts";

export const signupsStored: Kpi = {
  name: "signups_stored",
  metric: "petswipe_signups_stored_total",
  missing: "zero",
  naive: `SELECT role, sum(n)::float8 AS value FROM (
  SELECT role, count(*) AS n FROM users GROUP BY role
  UNION ALL
  SELECT label, n FROM kpi.removed WHERE kind = 'signup'
) ever GROUP BY role`,
  rolled: "SELECT label AS role, n::float8 AS value FROM kpi.stored WHERE kind = 'signup'",
};
