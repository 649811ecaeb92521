import type { Kpi } from "./kpi.ts";

const percentiles = (now: string, from: string) => `SELECT '24h' AS "window", q.quantile, q.value
FROM (
  SELECT percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY extract(epoch FROM ended_at - started_at)::float8) AS p
  FROM ${from} WHERE ended_at >= ${now} - interval '24 hours' AND ended_at < ${now}
) both_of CROSS JOIN LATERAL (VALUES ('0.5', p[1]), ('0.95', p[2])) AS q (quantile, value)`;

/** The window is a day of sessions, found by an index: there is nothing to roll up. */
export const sessionDuration: Kpi = {
  name: "session_duration",
  metric: "petswipe_session_duration_seconds",
  missing: "absent",
  naive: percentiles("$1::timestamptz", "sessions"),
  rolled: percentiles("kpi.at(as_of)", "kpi.state, sessions"),
};
