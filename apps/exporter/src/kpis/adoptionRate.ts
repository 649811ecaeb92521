import { defineKpi, END_SQL, publishRatio, type RatioRow, WINDOWS_SQL } from "./kpi.ts";

/** Of the matches created in the window, the share whose adoption is completed. */
export const adoptionRate = defineKpi<RatioRow>({
  name: "adoption_rate",
  sql: `SELECT w.label AS "window", count(a.id)::float8 / nullif(count(m.id), 0) AS ratio
FROM ${WINDOWS_SQL}
LEFT JOIN matches m ON m.created_at >= ${END_SQL} - w.length AND m.created_at < ${END_SQL}
LEFT JOIN adoptions a ON a.match_id = m.id AND a.status = 'completed'
GROUP BY w.label`,
  publish: publishRatio("petswipe_adoption_rate_ratio"),
});
