import type { PetStatus } from "@petswipe/metrics";
import { type Adoption, adoptions } from "./adoptions.ts";
import { history, type Swipe } from "./history.ts";
import { type Match, matches } from "./matches.ts";
import { type Person, people } from "./people.ts";
import { type Pet, pets } from "./pets.ts";
import { createRandom, type Random } from "./random.ts";
import { DAY_MS } from "./rhythm.ts";
import { type Session, sessions } from "./sessions.ts";

/** All rows of the demo. */
export interface World {
  people: Person[];
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

/** Who leaves the deck and when: completed adoptions, and a few pets that their shelters took back. */
function departures(all: readonly Pet[], adopted: readonly Adoption[], now: number, random: Random): Departures {
  const leaving: Departures = new Map();
  const asked = new Set(adopted.map(({ match }) => match.like.pet));
  for (const { match, completedAt } of adopted) {
    if (completedAt !== null) leaving.set(match.like.pet, { status: "adopted", at: completedAt });
  }
  const others = all.filter((pet) => !asked.has(pet) && !pet.autoAccept && pet.createdAt < now - 5 * DAY_MS);
  for (const pet of random.shuffled(others).slice(0, WITHDRAWN)) {
    leaving.set(pet, { status: "withdrawn", at: now - random.between(0.2, 3) * DAY_MS });
  }
  return leaving;
}

/** The whole demo up to `now`, in memory: the same for the same `now`. Each step only looks at earlier ones. */
export function world(now: number): World {
  const random = createRandom(SEED);
  const start = now - HISTORY_MS;
  const everyone = people(start, now, random);
  const listed = pets(everyone, start, now, random);
  const everySwipe = history(everyone, listed, now, random);
  const everyMatch = matches(everySwipe, now, random);
  const adopted = adoptions(everyMatch, now, random);
  // What would have happened to a pet after it had left did not happen.
  const leaving = departures(listed, adopted, now, random);
  const stillThere = (pet: Pet, at: number) => at < (leaving.get(pet)?.at ?? Number.POSITIVE_INFINITY);
  const swipes = everySwipe.filter(({ pet, at }) => stillThere(pet, at));
  const kept = everyMatch.filter(({ like, at }) => stillThere(like.pet, at));
  return {
    people: everyone,
    pets: listed.map((pet) => ({ ...pet, status: leaving.get(pet)?.status ?? "listed" })),
    swipes,
    matches: kept,
    adoptions: adopted,
    sessions: sessions(everyone, swipes, kept, now, random),
  };
}
