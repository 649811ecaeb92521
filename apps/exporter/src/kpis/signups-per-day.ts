import type { Kpi } from "./kpi.ts";

export const signupsPerDay: Kpi = {
  name: "signups_per_day",
  metric: "petswipe_signups_per_day",
  missing: "zero",
  naive:
    "SELECT count(*)::float8 AS value FROM users WHERE created_at >= $1::timestamptz - interval '24 hours' AND created_at < $1::timestamptz",
  rolled: "SELECT kpi.counted('signup', as_of - 1440, as_of)::float8 AS value FROM kpi.state",
};
