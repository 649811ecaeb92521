import { defineKpi } from "./kpi.ts";

export const matchesStored = defineKpi<{ stored: number }>({
  name: "matches_stored",
  sql: "SELECT count(*)::float8 AS stored FROM matches",
  publish: (rows, metrics) => metrics.petswipe_matches_stored_total.mirror(rows[0]?.stored ?? 0),
});
