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
  // By runs of swipes at most 7 days apart. Users of the week before the last are those who swiped or finished a run within
  // 14 days, minus those who started one within 7. No user is counted twice.
  rolled: `WITH counts AS MATERIALIZED (
  SELECT kpi.people_since('swiped', as_of - 10080) AS since, kpi.people_since('swiped', as_of - 20160) AS lately,
    kpi.people_since('finished', as_of - 20160) - kpi.people_since('started', as_of - 10080) AS before_more
  FROM kpi.state
)
SELECT '7d' AS "window", (since + before_more)::float8 / nullif(lately + before_more, 0) AS value FROM counts`,
};
