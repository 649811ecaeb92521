import type { Kpi } from "./kpi.ts";

export const pets: Kpi = {
  name: "pets",
  metric: "petswipe_pets",
  missing: "zero",
  naive: "SELECT status, pet_type, count(*)::float8 AS value FROM pets GROUP BY status, pet_type",
  rolled: "SELECT label AS status, label2 AS pet_type, n::float8 AS value FROM kpi.stored WHERE kind = 'pet'",
};
