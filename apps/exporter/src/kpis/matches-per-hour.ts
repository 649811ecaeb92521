import type { Kpi } from "./kpi.ts";

export const matchesPerHour: Kpi = {
  name: "matches_per_hour",
  metric: "petswipe_matches_per_hour",
  missing: "zero",
  naive:
    "SELECT count(*)::float8 AS value FROM matches WHERE created_at >= $1::timestamptz - interval '1 hour' AND created_at < $1::timestamptz",
  rolled: "SELECT kpi.counted('match', as_of - 60, as_of)::float8 AS value FROM kpi.state",
};
