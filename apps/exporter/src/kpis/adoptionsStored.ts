import { defineKpi } from "./kpi.ts";

export const adoptionsStored = defineKpi<{ stored: number }>({
  name: "adoptions_stored",
  sql: "SELECT count(*)::float8 AS stored FROM adoptions WHERE status = 'completed'",
  publish: (rows, metrics) => metrics.petswipe_adoptions_stored_total.mirror(rows[0]?.stored ?? 0),
});
