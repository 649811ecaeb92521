import type { ExportReply } from "@petswipe/contract";
import { statement } from "@petswipe/database";

type Part<Name extends keyof ExportReply> = ExportReply[Name] extends (infer Item)[] ? Item : never;

/** ISO 8601 in UTC, as in JSON. */
const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** One statement per table that refers to the user; rows have the format of the reply. */
export const exportStatements = {
  sessions: statement<Part<"sessions">>(
    "select",
    "sessions",
    `SELECT ${iso("started_at")} AS "startedAt", ${iso("last_seen_at")} AS "lastSeenAt",
       ${iso("expires_at")} AS "expiresAt", ${iso("ended_at")} AS "endedAt"
     FROM sessions WHERE user_id = $1 ORDER BY id`,
  ),
  swipes: statement<Part<"swipes">>(
    "select",
    "swipes",
    `SELECT pet_id AS "petId", liked, ${iso("created_at")} AS "createdAt" FROM swipes WHERE user_id = $1 ORDER BY created_at`,
  ),
  matches: statement<Part<"matches">>(
    "select",
    "matches",
    `SELECT id, pet_id AS "petId", ${iso("created_at")} AS "createdAt" FROM matches WHERE user_id = $1 ORDER BY id`,
  ),
  adoptions: statement<Part<"adoptions">>(
    "select",
    "adoptions",
    `SELECT a.id, a.match_id AS "matchId", a.status, ${iso("a.requested_at")} AS "requestedAt",
       ${iso("a.completed_at")} AS "completedAt", ${iso("a.cancelled_at")} AS "cancelledAt"
     FROM adoptions a JOIN matches m ON m.id = a.match_id WHERE m.user_id = $1 ORDER BY a.id`,
  ),
  pets: statement<Part<"pets">>(
    "select",
    "pets",
    `SELECT id, name, pet_type AS "petType", breed, age_months AS "ageMonths", city, description,
       auto_accept AS "autoAccept", status, '/api/photos/' || photo_key AS "photoUrl", ${iso("created_at")} AS "createdAt"
     FROM pets WHERE shelter_id = $1 ORDER BY id`,
  ),
};
