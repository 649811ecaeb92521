import { type Kpi, ROLLED_WINDOWS, WINDOWS } from "./kpi.ts";

export const adoptionRate: Kpi = {
  name: "adoption_rate",
  metric: "petswipe_adoption_rate_ratio",
  missing: "absent",
  naive: `SELECT w."window", count(a.id)::float8 / nullif(count(m.id), 0) AS value
FROM ${WINDOWS}
LEFT JOIN matches m ON m.created_at >= $1::timestamptz - w.length AND m.created_at < $1::timestamptz
LEFT JOIN adoptions a ON a.match_id = m.id AND a.status = 'completed'
GROUP BY w."window"`,
  rolled: `SELECT w."window",
  kpi.counted('adopted', as_of - minutes, as_of)::float8 / nullif(kpi.counted('match', as_of - minutes, as_of), 0) AS value
FROM ${ROLLED_WINDOWS}`,
};
