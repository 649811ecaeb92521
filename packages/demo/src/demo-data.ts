import type { PetStatus } from "@petswipe/metrics";
import { type Adoption, adoptions } from "./adoptions.ts";
import { history, type Swipe } from "./history.ts";
import { type Match, matches } from "./matches.ts";
import { type Pet, pets } from "./pets.ts";
import { createRandom, type Random } from "./random.ts";
import { DAY_MS } from "./rhythm.ts";
import { type Session, sessions } from "./sessions.ts";
import { createUsers, type User } from "./users.ts";

/** All rows of the demo database. */
export interface DemoData {
  users: User[];
  pets: (Pet & { status: PetStatus })[];
  swipes: Swipe[];
  matches: Match[];
  adoptions: Adoption[];
  sessions: Session[];
}

const HISTORY_MS = 30 * DAY_MS;
const WITHDRAWN = 7;
const SEED = 20_261;

type Departures = Map<Pet, { status: PetStatus; at: number }>;

/** Pets that leave the deck, and when: adopted ones, and a few that their shelters withdraw. */
function departures(all: readonly Pet[], adopted: readonly Adoption[], now: number, random: Random): Departures {
  const leaving: Departures = new Map();
  const requested = new Set(adopted.map(({ match }) => match.like.pet));
  for (const { match, completedAt } of adopted) {
    if (completedAt !== null) leaving.set(match.like.pet, { status: "adopted", at: completedAt });
  }
  const others = all.filter((pet) => !requested.has(pet) && !pet.autoAccept && pet.createdAt < now - 5 * DAY_MS);
  for (const pet of random.shuffled(others).slice(0, WITHDRAWN)) {
    leaving.set(pet, { status: "withdrawn", at: now - random.between(0.2, 3) * DAY_MS });
  }
  return leaving;
}

/** Generates the demo data up to `now`; the same `now` gives the same data. Each step depends only on earlier ones. */
export function createDemoData(now: number): DemoData {
  const random = createRandom(SEED);
  const start = now - HISTORY_MS;
  const users = createUsers(start, now, random);
  const listed = pets(users, start, now, random);
  const everySwipe = history(users, listed, now, random);
  const everyMatch = matches(everySwipe, now, random);
  const adopted = adoptions(everyMatch, now, random);
  // Drop events after a pet has left.
  const leaving = departures(listed, adopted, now, random);
  const stillThere = (pet: Pet, at: number) => at < (leaving.get(pet)?.at ?? Number.POSITIVE_INFINITY);
  const swipes = everySwipe.filter(({ pet, at }) => stillThere(pet, at));
  const kept = everyMatch.filter(({ like, at }) => stillThere(like.pet, at));
  return {
    users,
    pets: listed.map((pet) => ({ ...pet, status: leaving.get(pet)?.status ?? "listed" })),
    swipes,
    matches: kept,
    adoptions: adopted,
    sessions: sessions(users, swipes, kept, now, random),
  };
}
