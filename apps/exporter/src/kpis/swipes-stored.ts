import type { Kpi } from "./kpi.ts";

export const swipesStored: Kpi = {
  name: "swipes_stored",
  metric: "petswipe_swipes_stored_total",
  missing: "zero",
  naive: `SELECT liked, pet_type, sum(n)::float8 AS value FROM (
  SELECT s.liked::text AS liked, p.pet_type, count(*) AS n FROM swipes s JOIN pets p ON p.id = s.pet_id GROUP BY s.liked, p.pet_type
  UNION ALL
  SELECT label, label2, n FROM kpi.removed WHERE kind = 'swipe'
) ever GROUP BY liked, pet_type`,
  rolled: "SELECT label AS liked, label2 AS pet_type, n::float8 AS value FROM kpi.stored WHERE kind = 'swipe'",
};
