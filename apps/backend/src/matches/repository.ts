import type { Match } from "@petswipe/contract";
import { type Database, statement } from "@petswipe/database";
import { ADOPTION_COLUMNS, type AdoptionColumns, toAdoption } from "../adoptions/adoption.ts";
import { conflict, notFound } from "../errors.ts";

interface MatchRow {
  id: string;
  user_id: string;
  pet_id: string;
  created_at: Date;
}

interface CardRow extends MatchRow, AdoptionColumns {
  adopter_name: string;
}

interface RequestRow {
  user_id: string;
  adopter_name: string;
  pet_id: string;
  created_at: Date;
}

/** Maximum length of a list, newest first. */
const LIST_LIMIT = 200;

const CARD = `SELECT m.id, m.user_id, m.pet_id, m.created_at, u.display_name AS adopter_name,
    ${ADOPTION_COLUMNS}
  FROM matches m JOIN users u ON u.id = m.user_id
  LEFT JOIN LATERAL (SELECT * FROM adoptions WHERE match_id = m.id ORDER BY id DESC LIMIT 1) a ON true`;

const selectByAdopter = statement<CardRow>(
  "select",
  "matches",
  `${CARD} WHERE m.user_id = $1 ORDER BY m.id DESC LIMIT ${LIST_LIMIT}`,
);
const selectByShelter = statement<CardRow>(
  "select",
  "matches",
  `${CARD} JOIN pets p ON p.id = m.pet_id WHERE p.shelter_id = $1 ORDER BY m.id DESC LIMIT ${LIST_LIMIT}`,
);
const selectRequests = statement<RequestRow>(
  "select",
  "swipes",
  `SELECT s.user_id, u.display_name AS adopter_name, s.pet_id, s.created_at
   FROM swipes s JOIN pets p ON p.id = s.pet_id JOIN users u ON u.id = s.user_id
   WHERE p.shelter_id = $1 AND p.status = 'listed' AND s.liked
     AND NOT EXISTS (SELECT FROM matches m WHERE m.user_id = s.user_id AND m.pet_id = s.pet_id)
   ORDER BY s.created_at DESC LIMIT ${LIST_LIMIT}`,
);
const insertMatch = statement<MatchRow & { listed: boolean; inserted: boolean }>(
  "insert",
  "matches",
  `WITH pet AS (SELECT id, status = 'listed' AS listed FROM pets WHERE id = $1 AND shelter_id = $3),
        liked AS (SELECT s.user_id, s.pet_id, pet.listed FROM swipes s JOIN pet ON pet.id = s.pet_id WHERE s.user_id = $2 AND s.liked),
        new AS (INSERT INTO matches (user_id, pet_id) SELECT user_id, pet_id FROM liked WHERE listed
                ON CONFLICT (user_id, pet_id) DO NOTHING RETURNING *)
   SELECT liked.user_id, liked.pet_id, liked.listed, coalesce(new.id, old.id) AS id,
          coalesce(new.created_at, old.created_at) AS created_at, new.id IS NOT NULL AS inserted
   FROM liked LEFT JOIN new ON true
   LEFT JOIN matches old ON old.user_id = liked.user_id AND old.pet_id = liked.pet_id`,
);

export function matchesRepository(db: Database) {
  return {
    ofAdopter: async (userId: string) => (await db.query(selectByAdopter, [userId])).map(toCard),
    ofShelter: async (userId: string) => (await db.query(selectByShelter, [userId])).map(toCard),

    /** Likes of the shelter's listed pets that it has not accepted yet. */
    async requests(shelterId: string) {
      const rows = await db.query(selectRequests, [shelterId]);
      return rows.map((row) => ({
        petId: row.pet_id,
        adopter: { id: row.user_id, displayName: row.adopter_name },
        likedAt: row.created_at.toISOString(),
      }));
    },

    /** Accepts a like; returns the existing match if it was accepted before. 404 unless the pet is the shelter's and liked. */
    async accept(shelterId: string, petId: string, adopterId: string): Promise<{ match: Match; created: boolean }> {
      const accept = () => db.first(insertMatch, [petId, adopterId, shelterId]);
      let row = await accept();
      // A concurrent request created the match after this statement's snapshot; the second try sees it.
      if (row?.listed && row.id === null) row = await accept();
      if (row === undefined) throw notFound("Like");
      if (row.id === null) throw conflict("pet_not_listed", "This pet is no longer looking for a home.");
      return { match: toMatch(row), created: row.inserted };
    },
  };
}

export type MatchesRepository = ReturnType<typeof matchesRepository>;

function toMatch(row: MatchRow): Match {
  return { id: row.id, petId: row.pet_id, adopterId: row.user_id, createdAt: row.created_at.toISOString() };
}

function toCard(row: CardRow) {
  return {
    id: row.id,
    petId: row.pet_id,
    createdAt: row.created_at.toISOString(),
    adopter: { id: row.user_id, displayName: row.adopter_name },
    adoption: toAdoption(row, row.id),
  };
}
