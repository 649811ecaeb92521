import { PET_TYPES, type PetType } from "@petswipe/metrics";
import { defineKpi } from "./kpi.ts";

export const swipesStored = defineKpi<{ liked: boolean; pet_type: PetType; stored: number }>({
  name: "swipes_stored",
  sql: `SELECT s.liked, p.pet_type, count(*)::float8 AS stored
FROM swipes s JOIN pets p ON p.id = s.pet_id GROUP BY s.liked, p.pet_type`,
  publish(rows, { petswipe_swipes_stored_total: total }) {
    for (const pet_type of PET_TYPES) {
      for (const liked of [true, false]) {
        const row = rows.find((candidate) => candidate.liked === liked && candidate.pet_type === pet_type);
        total.mirror({ liked: liked ? "true" : "false", pet_type }, row?.stored ?? 0);
      }
    }
  },
});
