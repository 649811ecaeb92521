import type { Kpi } from "./kpi.ts";

export const adoptionsStored: Kpi = {
  name: "adoptions_stored",
  metric: "petswipe_adoptions_stored_total",
  missing: "zero",
  naive: `SELECT ((SELECT count(*) FROM adoptions WHERE status = 'completed')
  + (SELECT coalesce(sum(n), 0) FROM kpi.removed WHERE kind = 'completed'))::float8 AS value`,
  rolled: "SELECT n::float8 AS value FROM kpi.stored WHERE kind = 'completed'",
};
