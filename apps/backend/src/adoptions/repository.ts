import type { Adoption } from "@petswipe/contract";
import { type Database, isUniqueViolation, type Queryable, statement } from "@petswipe/database";
import type { Role } from "@petswipe/metrics";
import { conflict, notFound } from "../errors.ts";
import { ADOPTION_COLUMNS, type AdoptionColumns, toAdoption } from "./adoption.ts";

const selectMatch = statement<{ id: string }>(
  "select",
  "matches",
  "SELECT id FROM matches WHERE id = $1 AND user_id = $2",
);
/** The lock waits for a concurrent completion of the pet's adoption, so that no request stays open. */
const insertAdoption = statement<AdoptionColumns>(
  "insert",
  "adoptions",
  `INSERT INTO adoptions AS a (match_id)
   SELECT m.id FROM matches m JOIN pets p ON p.id = m.pet_id WHERE m.id = $1 AND p.status = 'listed' FOR SHARE OF p
   RETURNING ${ADOPTION_COLUMNS}`,
);
const selectOpen = statement<AdoptionColumns>(
  "select",
  "adoptions",
  `SELECT ${ADOPTION_COLUMNS} FROM adoptions a WHERE a.match_id = $1 AND a.status <> 'cancelled'`,
);

interface InvolvedRow extends AdoptionColumns {
  match_id: string;
  pet_id: string;
  adopter_id: string;
  shelter_id: string | null;
}

/** Locks the pet before its adoption; the same order everywhere prevents deadlocks. */
const lockPet = statement<{ id: string; listed: boolean }>(
  "select",
  "pets",
  `SELECT p.id, p.status = 'listed' AS listed FROM pets p
   WHERE p.id = (SELECT m.pet_id FROM matches m JOIN adoptions a ON a.match_id = m.id WHERE a.id = $1) FOR UPDATE`,
);
const selectInvolved = statement<InvolvedRow>(
  "select",
  "adoptions",
  `SELECT ${ADOPTION_COLUMNS}, a.match_id, m.pet_id, m.user_id AS adopter_id, p.shelter_id
   FROM adoptions a JOIN matches m ON m.id = a.match_id JOIN pets p ON p.id = m.pet_id WHERE a.id = $1 FOR UPDATE OF a`,
);
const updateCompleted = statement<AdoptionColumns>(
  "update",
  "adoptions",
  `UPDATE adoptions a SET status = 'completed', completed_at = now() WHERE a.id = $1 RETURNING ${ADOPTION_COLUMNS}`,
);
const updateCancelled = statement<AdoptionColumns>(
  "update",
  "adoptions",
  `UPDATE adoptions a SET status = 'cancelled', cancelled_at = now() WHERE a.id = $1 RETURNING ${ADOPTION_COLUMNS}`,
);
const updatePetAdopted = statement(
  "update",
  "pets",
  "UPDATE pets SET status = 'adopted', version = version + 1 WHERE id = $1",
);
const cancelOthers = statement(
  "update",
  "adoptions",
  `UPDATE adoptions a SET status = 'cancelled', cancelled_at = now()
   FROM matches m WHERE m.id = a.match_id AND m.pet_id = $1 AND a.id <> $2 AND a.status = 'requested'`,
);

export interface Actor {
  readonly userId: string;
  readonly role: Role;
}

export function adoptionsRepository(db: Database) {
  /** The adoption and its pet, locked. 404 for users who are not involved. */
  async function involved(tx: Queryable, id: string, actor: Actor) {
    const pet = await tx.first(lockPet, [id]);
    const row = await tx.first(selectInvolved, [id]);
    const isInvolved =
      row !== undefined && (actor.role === "admin" || [row.shelter_id, row.adopter_id].includes(actor.userId));
    if (pet === undefined || row === undefined || !isInvolved) throw notFound("Adoption");
    return { pet, row, status: row.adoption_status };
  }

  return {
    /** Requests the adoption of a matched pet; returns an existing request. */
    async request(matchId: string, adopterId: string): Promise<{ adoption: Adoption; created: boolean }> {
      const match = await db.first(selectMatch, [matchId, adopterId]);
      if (match === undefined) throw notFound("Match");
      const open = await db.first(selectOpen, [matchId]);
      if (open !== undefined) return { adoption: required(open, matchId), created: false };
      try {
        const created = await db.first(insertAdoption, [matchId]);
        if (created === undefined) throw conflict("pet_not_listed", "This pet is no longer looking for a home.");
        return { adoption: required(created, matchId), created: true };
      } catch (error) {
        if (!isUniqueViolation(error, "adoptions_one_open_per_match")) throw error;
        return { adoption: required(await db.first(selectOpen, [matchId]), matchId), created: false };
      }
    },

    /** Completes the adoption and cancels other requests for the pet. Idempotent. */
    async complete(id: string, actor: Actor): Promise<{ adoption: Adoption; petId: string }> {
      return db.transaction(async (tx) => {
        const { pet, row, status } = await involved(tx, id, actor);
        if (actor.role !== "admin" && row.shelter_id !== actor.userId) throw notFound("Adoption");
        if (status === "completed") return { adoption: required(row, row.match_id), petId: pet.id };
        if (status === "cancelled") throw conflict("adoption_cancelled", "This adoption was canceled.");
        if (!pet.listed) throw conflict("pet_not_listed", "This pet is no longer looking for a home.");
        const completed = await tx.first(updateCompleted, [id]);
        await tx.query(updatePetAdopted, [pet.id]);
        await tx.query(cancelOthers, [pet.id, id]);
        return { adoption: required(completed, row.match_id), petId: pet.id };
      });
    },

    /** Allowed for both sides until it is completed. Idempotent. */
    async cancel(id: string, actor: Actor): Promise<Adoption> {
      return db.transaction(async (tx) => {
        const { row, status } = await involved(tx, id, actor);
        if (status === "completed") throw conflict("adoption_completed", "This adoption is already completed.");
        return required(status === "cancelled" ? row : await tx.first(updateCancelled, [id]), row.match_id);
      });
    },
  };
}

export type AdoptionsRepository = ReturnType<typeof adoptionsRepository>;

function required(row: AdoptionColumns | undefined, matchId: string): Adoption {
  const adoption = row === undefined ? null : toAdoption(row, matchId);
  if (adoption === null) throw new Error(`No adoption returned for match ${matchId}`);
  return adoption;
}
