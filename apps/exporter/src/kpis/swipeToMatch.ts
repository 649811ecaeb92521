import { defineKpi, END_SQL, publishRatio, type RatioRow, WINDOWS_SQL } from "./kpi.ts";

/** Of the swipes in the window, the share with a match of the same user and pet. */
export const swipeToMatch = defineKpi<RatioRow>({
  name: "swipe_to_match",
  sql: `SELECT w.label AS "window", count(m.id)::float8 / nullif(count(s.user_id), 0) AS ratio
FROM ${WINDOWS_SQL}
LEFT JOIN swipes s ON s.created_at >= ${END_SQL} - w.length AND s.created_at < ${END_SQL}
LEFT JOIN matches m ON m.user_id = s.user_id AND m.pet_id = s.pet_id
GROUP BY w.label`,
  publish: publishRatio("petswipe_swipe_to_match_ratio"),
});
