import type { Kpi } from "./kpi.ts";

export const matchesStored: Kpi = {
  name: "matches_stored",
  metric: "petswipe_matches_stored_total",
  missing: "zero",
  naive: `SELECT ((SELECT count(*) FROM matches) + (SELECT coalesce(sum(n), 0) FROM kpi.removed WHERE kind = 'match'))::float8 AS value`,
  rolled: "SELECT n::float8 AS value FROM kpi.stored WHERE kind = 'match'",
};
