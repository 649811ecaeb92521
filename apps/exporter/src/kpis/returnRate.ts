import type { Kpi } from "./kpi.ts";

export const returnRate: Kpi = {
  name: "return_rate",
  metric: "petswipe_return_rate_ratio",
  missing: "absent",
  naive: `WITH before AS (
  SELECT DISTINCT user_id FROM swipes WHERE created_at >= $1::timestamptz - interval '14 days' AND created_at < $1::timestamptz - interval '7 days'
), since AS (
  SELECT DISTINCT user_id FROM swipes WHERE created_at >= $1::timestamptz - interval '7 days' AND created_at < $1::timestamptz
)
SELECT '7d' AS "window", count(since.user_id)::float8 / nullif(count(*), 0) AS value
FROM before LEFT JOIN since USING (user_id)`,
  rolled: `SELECT '7d' AS "window",
  kpi.people_since('returned', as_of - 20160)::float8 / nullif(kpi.people_since('prior', as_of - 20160), 0) AS value
FROM kpi.state`,
};
