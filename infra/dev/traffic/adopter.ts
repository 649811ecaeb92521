import type { Pet } from "@petswipe/contract";
import { isOurShelter } from "./accounts.ts";
import { integer } from "./chance.ts";
import { logOut, tolerate, type Visit } from "./persona.ts";

/** Milliseconds that a pet is looked at; with 24 adopters it makes 150 to 200 swipes a minute. */
const LOOK_MS = 7400;
const DECK_SIZE = 10;
const ADOPTION_CHANCE = 0.5;

/** The same odds for a pet whoever sees it: some are liked by most people, others by few. */
export function likeChance(pet: Pick<Pet, "id" | "ageMonths">): number {
  const charm = ((Number(pet.id) * 2_654_435_761) % 1000) / 1000;
  return 0.12 + 0.45 * charm + (pet.ageMonths < 12 ? 0.12 : 0);
}

async function swipe({ api, chance, tally }: Visit, pet: Pet): Promise<void> {
  if (chance() < 0.25) await tolerate(api.pet(pet.id), 404);
  const stored = await tolerate(api.swipe({ petId: pet.id, liked: chance() < likeChance(pet) }), 404, 409);
  if (stored) tally.add("swipes");
  if (stored?.match) tally.add("matches");
}

/** Looks at the matches, and asks for one pet now and then, where it will be answered. */
async function lookAtMatches({ api, chance, tally, pause }: Visit): Promise<void> {
  const { matches } = await api.matches();
  await pause(2500);
  const wanted = matches.find(
    ({ adoption, pet }) => adoption === null && pet.status === "listed" && isOurShelter(pet.shelterName),
  );
  if (!wanted || chance() > ADOPTION_CHANCE) return;
  if (await tolerate(api.adopt(wanted.id), 404, 409)) tally.add("adoptions asked");
}

/** Swipes through a few decks until enough is seen or the deck is empty. */
async function swipeDecks(visit: Visit, wanted: number): Promise<void> {
  for (let seen = 0; seen < wanted; ) {
    const { pets } = await visit.api.deck(DECK_SIZE);
    if (pets.length === 0) return;
    for (const pet of pets.slice(0, wanted - seen)) {
      await visit.pause(LOOK_MS);
      await swipe(visit, pet);
      seen++;
    }
  }
}

/** Somebody who is logged in swipes, looks at matches, and goes; most log out. */
export async function adopterVisit(visit: Visit): Promise<void> {
  await swipeDecks(visit, integer(12, 40, visit.chance));
  await lookAtMatches(visit);
  if (visit.chance() < 0.8) await logOut(visit);
}
