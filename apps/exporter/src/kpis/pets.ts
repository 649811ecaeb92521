import { PET_STATUSES, PET_TYPES, type PetStatus, type PetType } from "@petswipe/metrics";
import { defineKpi } from "./kpi.ts";

export const pets = defineKpi<{ status: PetStatus; pet_type: PetType; now: number }>({
  name: "pets",
  sql: "SELECT status, pet_type, count(*)::float8 AS now FROM pets GROUP BY status, pet_type",
  publish(rows, { petswipe_pets: gauge }) {
    for (const status of PET_STATUSES) {
      for (const pet_type of PET_TYPES) {
        const row = rows.find((candidate) => candidate.status === status && candidate.pet_type === pet_type);
        gauge.set({ status, pet_type }, row?.now ?? 0);
      }
    }
  },
});
