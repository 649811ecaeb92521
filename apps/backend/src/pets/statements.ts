import { statement } from "@petswipe/database";
import { PET_COLUMNS, type PetRow } from "./row.ts";

const FROM = "FROM pets p LEFT JOIN users s ON s.id = p.shelter_id";

export const selectByIds = statement<PetRow>("select", "pets", `SELECT ${PET_COLUMNS} ${FROM} WHERE p.id = ANY($1)`);

/** Newest first; null parameters do not filter. */
export const selectPage = statement<PetRow>(
  "select",
  "pets",
  `SELECT ${PET_COLUMNS} ${FROM}
   WHERE ($1::bigint IS NULL OR p.id < $1) AND ($2::text IS NULL OR p.pet_type = $2)
     AND ($3::text IS NULL OR p.status = $3) AND ($4::bigint IS NULL OR p.shelter_id = $4)
   ORDER BY p.id DESC LIMIT $5`,
);

export const insertPets = statement<{ id: string }>(
  "insert",
  "pets",
  `INSERT INTO pets (shelter_id, name, pet_type, age_months, breed, city, description, auto_accept)
   SELECT $1, * FROM unnest($2::text[], $3::text[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::boolean[])
   RETURNING id`,
);

/** Updates a pet of the given shelter, or of any if that is null. Null values leave their columns unchanged. */
export const updatePet = statement<{ id: string }>(
  "update",
  "pets",
  `UPDATE pets SET name = coalesce($3, name), age_months = coalesce($4, age_months), breed = coalesce($5, breed),
     city = coalesce($6, city), description = coalesce($7, description), auto_accept = coalesce($8, auto_accept),
     version = version + 1
   WHERE id = $1 AND ($2::bigint IS NULL OR shelter_id = $2) RETURNING id`,
);

export const updateWithdrawn = statement<{ id: string }>(
  "update",
  "pets",
  `UPDATE pets SET status = 'withdrawn', version = version + 1
   WHERE id = $1 AND ($2::bigint IS NULL OR shelter_id = $2) AND status = 'listed' RETURNING id`,
);

export const updatePhoto = statement<{ old_key: string | null }>(
  "update",
  "pets",
  `UPDATE pets p SET photo_key = $3, version = p.version + 1
   FROM (SELECT id, photo_key AS old_key FROM pets WHERE id = $1 FOR UPDATE) old
   WHERE p.id = old.id AND ($2::bigint IS NULL OR p.shelter_id = $2) RETURNING old_key`,
);
