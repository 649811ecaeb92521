import type { Kpi } from "./kpi.ts";

const within = (column: string) => `${column} >= $1::timestamptz - interval '30 days' AND ${column} < $1::timestamptz`;

export const funnel: Kpi = {
  name: "funnel",
  metric: "petswipe_funnel_users",
  missing: "zero",
  naive: `SELECT stage, '30d' AS "window", users::float8 AS value FROM (
  SELECT 'swiped' AS stage, count(DISTINCT user_id) AS users FROM swipes WHERE ${within("created_at")}
  UNION ALL SELECT 'liked', count(DISTINCT user_id) FROM swipes WHERE liked AND ${within("created_at")}
  UNION ALL SELECT 'matched', count(DISTINCT user_id) FROM matches WHERE ${within("created_at")}
  UNION ALL SELECT 'requested', count(DISTINCT m.user_id) FROM adoptions a JOIN matches m ON m.id = a.match_id WHERE ${within("a.requested_at")}
  UNION ALL SELECT 'adopted', count(DISTINCT m.user_id) FROM adoptions a JOIN matches m ON m.id = a.match_id WHERE ${within("a.completed_at")}
) stages`,
  rolled: `SELECT stage, '30d' AS "window", kpi.people_since(stage, as_of - 43200)::float8 AS value
FROM kpi.state, unnest(ARRAY['swiped', 'liked', 'matched', 'requested', 'adopted']) AS stage`,
};
