import type { ClientBase } from "pg";
import type { Adoption } from "./adoptions.ts";
import type { DemoData } from "./demo-data.ts";
import type { Swipe } from "./history.ts";
import { type Columns, insert, timestamp, timestampOrNull } from "./insert.ts";
import type { Match } from "./matches.ts";
import type { Session } from "./sessions.ts";
import type { User } from "./users.ts";

const users = (passwordHash: string): Columns<User> => ({
  id: ["bigint", (user) => user.id],
  email: ["text", (user) => user.email],
  password_hash: ["text", () => passwordHash],
  display_name: ["text", (user) => user.displayName],
  role: ["text", (user) => user.role],
  created_at: ["timestamptz", (user) => timestamp(user.createdAt)],
});

const pets: Columns<DemoData["pets"][number]> = {
  id: ["bigint", (pet) => pet.id],
  shelter_id: ["bigint", (pet) => pet.shelter.id],
  name: ["text", (pet) => pet.name],
  pet_type: ["text", (pet) => pet.petType],
  breed: ["text", (pet) => pet.breed],
  age_months: ["integer", (pet) => pet.ageMonths],
  city: ["text", (pet) => pet.city],
  description: ["text", (pet) => pet.description],
  auto_accept: ["boolean", (pet) => pet.autoAccept],
  status: ["text", (pet) => pet.status],
  photo_key: ["text", (pet) => pet.photoKey],
  created_at: ["timestamptz", (pet) => timestamp(pet.createdAt)],
};

const sessions: Columns<Session> = {
  id: ["bigint", (session) => session.id],
  user_id: ["bigint", (session) => session.user.id],
  started_at: ["timestamptz", (session) => timestamp(session.startedAt)],
  last_seen_at: ["timestamptz", (session) => timestamp(session.lastSeenAt)],
  expires_at: ["timestamptz", (session) => timestamp(session.expiresAt)],
  ended_at: ["timestamptz", (session) => timestampOrNull(session.endedAt)],
};

const swipes: Columns<Swipe> = {
  user_id: ["bigint", (swipe) => swipe.user.id],
  pet_id: ["bigint", (swipe) => swipe.pet.id],
  liked: ["boolean", (swipe) => swipe.liked],
  created_at: ["timestamptz", (swipe) => timestamp(swipe.at)],
};

const matches: Columns<Match> = {
  id: ["bigint", (match) => match.id],
  user_id: ["bigint", (match) => match.like.user.id],
  pet_id: ["bigint", (match) => match.like.pet.id],
  created_at: ["timestamptz", (match) => timestamp(match.at)],
};

const adoptions: Columns<Adoption> = {
  id: ["bigint", (adoption) => adoption.id],
  match_id: ["bigint", (adoption) => adoption.match.id],
  status: ["text", (adoption) => adoption.status],
  requested_at: ["timestamptz", (adoption) => timestamp(adoption.requestedAt)],
  completed_at: ["timestamptz", (adoption) => timestampOrNull(adoption.completedAt)],
  cancelled_at: ["timestamptz", (adoption) => timestampOrNull(adoption.cancelledAt)],
};

/** Inserts the demo data, referenced tables first. All users get the same password hash. */
export async function insertDemoData(client: ClientBase, data: DemoData, passwordHash: string): Promise<void> {
  await insert(client, "users", users(passwordHash), data.users);
  await insert(client, "sessions", sessions, data.sessions);
  await insert(client, "pets", pets, data.pets);
  await insert(client, "swipes", swipes, data.swipes);
  await insert(client, "matches", matches, data.matches);
  await insert(client, "adoptions", adoptions, data.adoptions);
}
