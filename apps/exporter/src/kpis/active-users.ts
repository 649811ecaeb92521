import { type Kpi, ROLLED_WINDOWS, WINDOWS } from "./kpi.ts";

export const activeUsers: Kpi = {
  name: "active_users",
  metric: "petswipe_active_users",
  missing: "zero",
  naive: `SELECT w."window", count(DISTINCT s.user_id)::float8 AS value
FROM ${WINDOWS}
LEFT JOIN swipes s ON s.created_at >= $1::timestamptz - w.length AND s.created_at < $1::timestamptz
GROUP BY w."window"`,
  rolled: `SELECT w."window", kpi.people_since('swiped', as_of - minutes)::float8 AS value FROM ${ROLLED_WINDOWS}`,
};
