import type { Kpi } from "./kpi.ts";

export const sessionDuration: Kpi = {
  name: "session_duration",
  metric: "petswipe_session_duration_seconds",
  missing: "absent",
  naive: `SELECT '24h' AS "window", q.quantile, q.value
FROM (
  SELECT percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY extract(epoch FROM ended_at - started_at)::float8) AS p
  FROM sessions WHERE ended_at >= $1::timestamptz - interval '24 hours' AND ended_at < $1::timestamptz
) both_of CROSS JOIN LATERAL (VALUES ('0.5', p[1]), ('0.95', p[2])) AS q (quantile, value)`,
  rolled: `SELECT '24h' AS "window", fraction::text AS quantile, value FROM kpi.session_percentiles(ARRAY[0.5, 0.95])`,
};
