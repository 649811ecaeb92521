import type { Kpi } from "./kpi.ts";

export const swipesPerMinute: Kpi = {
  name: "swipes_per_minute",
  metric: "petswipe_swipes_per_minute",
  missing: "zero",
  naive:
    "SELECT count(*)::float8 AS value FROM swipes WHERE created_at >= $1::timestamptz - interval '1 minute' AND created_at < $1::timestamptz",
  rolled: "SELECT kpi.counted('swipe', as_of - 1, as_of)::float8 AS value FROM kpi.state",
};
