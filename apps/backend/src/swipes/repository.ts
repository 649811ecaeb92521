import type { SwipeReply } from "@petswipe/contract";
import { type Database, isUniqueViolation, statement } from "@petswipe/database";
import type { PetType } from "@petswipe/metrics";
import { conflict, notFound } from "../errors.ts";

interface SwipeRow {
  pet_type: PetType;
  listed: boolean;
  liked: boolean | null;
  swiped_at: Date | null;
  match_id: string | null;
  matched_at: Date | null;
}

/** Stores the swipe, and its match on auto_accept, in one statement: atomic without a transaction's round trips. */
const insertSwipe = statement<SwipeRow>(
  "insert",
  "swipes",
  `WITH pet AS (SELECT id, pet_type, auto_accept, status = 'listed' AS listed FROM pets WHERE id = $2),
        swipe AS (INSERT INTO swipes (user_id, pet_id, liked) SELECT $1, id, $3 FROM pet WHERE listed
                  RETURNING pet_id, liked, created_at),
        match AS (INSERT INTO matches (user_id, pet_id, swiped_at)
                  SELECT $1, swipe.pet_id, swipe.created_at FROM swipe JOIN pet ON pet.id = swipe.pet_id WHERE swipe.liked AND pet.auto_accept
                  RETURNING id, created_at)
   SELECT pet.pet_type, pet.listed, swipe.liked, swipe.created_at AS swiped_at, match.id AS match_id, match.created_at AS matched_at
   FROM pet LEFT JOIN swipe ON true LEFT JOIN match ON true`,
);

export interface StoredSwipe extends SwipeReply {
  readonly petType: PetType;
}

export function swipesRepository(db: Database) {
  return {
    /** 404 if the pet does not exist, 409 if it is not listed or already swiped; then nothing is written. */
    async store(userId: string, petId: string, liked: boolean): Promise<StoredSwipe> {
      const row = await db.first(insertSwipe, [userId, petId, liked]).catch((error: unknown) => {
        if (!isUniqueViolation(error, "swipes_pkey")) throw error;
        throw conflict("already_swiped", "You have already swiped this pet.");
      });
      if (row === undefined) throw notFound("Pet");
      if (row.swiped_at === null) throw conflict("pet_not_listed", "This pet is no longer looking for a home.");
      const match =
        row.match_id === null || row.matched_at === null
          ? null
          : { id: row.match_id, petId, adopterId: userId, createdAt: row.matched_at.toISOString() };
      return { petType: row.pet_type, swipe: { petId, liked, createdAt: row.swiped_at.toISOString() }, match };
    },
  };
}

export type SwipesRepository = ReturnType<typeof swipesRepository>;
