import { type Kpi, ROLLED_WINDOWS, WINDOWS } from "./kpi.ts";

export const swipeToMatch: Kpi = {
  name: "swipe_to_match",
  metric: "petswipe_swipe_to_match_ratio",
  missing: "absent",
  naive: `SELECT w."window", count(m.id)::float8 / nullif(count(s.user_id), 0) AS value
FROM ${WINDOWS}
LEFT JOIN swipes s ON s.created_at >= $1::timestamptz - w.length AND s.created_at < $1::timestamptz
LEFT JOIN matches m ON m.user_id = s.user_id AND m.pet_id = s.pet_id
GROUP BY w."window"`,
  rolled: `SELECT w."window",
  kpi.counted('matched', as_of - minutes, as_of)::float8 / nullif(kpi.counted('swipe', as_of - minutes, as_of), 0) AS value
FROM ${ROLLED_WINDOWS}`,
};
