import type { Pet } from "@petswipe/contract";
import { isSimulatedShelter } from "./accounts.ts";
import { integer } from "./chance.ts";
import { logOut, tolerate, type UserSession } from "./user-session.ts";

/** Milliseconds per pet. With 24 adopters this results in 150 to 200 swipes per minute. */
const VIEW_MS = 7400;
const DECK_SIZE = 10;
const ADOPTION_CHANCE = 0.5;

/** The probability of a like, which depends on the pet alone: some pets are popular, others are not. */
export function likeChance(pet: Pick<Pet, "id" | "ageMonths">): number {
  const charm = ((Number(pet.id) * 2_654_435_761) % 1000) / 1000;
  return 0.12 + 0.45 * charm + (pet.ageMonths < 12 ? 0.12 : 0);
}

async function swipe({ api, chance, tally }: UserSession, pet: Pet): Promise<void> {
  if (chance() < 0.25) await tolerate(api.pet(pet.id), 404);
  const stored = await tolerate(api.swipe({ petId: pet.id, liked: chance() < likeChance(pet) }), 404, 409);
  if (stored) tally.add("swipes");
  if (stored?.match) tally.add("matches");
}

/** Opens the matches and sometimes requests an adoption, of a pet whose shelter is simulated. */
async function viewMatches({ api, chance, tally, pause }: UserSession): Promise<void> {
  const { matches } = await api.matches();
  await pause(2500);
  const wanted = matches.find(
    ({ adoption, pet }) => adoption === null && pet.status === "listed" && isSimulatedShelter(pet.shelterName),
  );
  if (!wanted || chance() > ADOPTION_CHANCE) return;
  if (await tolerate(api.adopt(wanted.id), 404, 409)) tally.add("adoption requests");
}

/** Swipes until `wanted` pets have been seen or the deck is empty. */
async function swipeDecks(session: UserSession, wanted: number): Promise<void> {
  for (let seen = 0; seen < wanted; ) {
    const { pets } = await session.api.deck(DECK_SIZE);
    if (pets.length === 0) return;
    for (const pet of pets.slice(0, wanted - seen)) {
      await session.pause(VIEW_MS);
      await swipe(session, pet);
      seen++;
    }
  }
}

/** A logged-in adopter swipes and opens the matches. Most log out. */
export async function adopterSession(session: UserSession): Promise<void> {
  await swipeDecks(session, integer(12, 40, session.chance));
  await viewMatches(session);
  if (session.chance() < 0.8) await logOut(session);
}
