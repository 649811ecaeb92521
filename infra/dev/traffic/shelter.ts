import type { Chance } from "./chance.ts";
import type { Listing } from "./listing.ts";
import { logOut, tolerate, type UserSession } from "./user-session.ts";

const MAX_ACCEPTED = 4;
const COMPLETE_CHANCE = 0.55;
const CANCEL_CHANCE = 0.15;
/** Pets that a simulated shelter keeps listed. */
const MAX_LISTED = 30;

export type NextListing = (chance: Chance) => Promise<Listing>;

async function acceptSome({ api, pause, tally }: UserSession): Promise<void> {
  const { requests } = await api.requests();
  for (const { pet, adopter } of requests.slice(0, MAX_ACCEPTED)) {
    await pause(2500);
    if (await tolerate(api.accept({ petId: pet.id, adopterId: adopter.id }), 404, 409)) tally.add("matches");
  }
}

async function closeAdoptions({ api, chance, pause, tally }: UserSession): Promise<void> {
  const { matches } = await api.matches();
  const requested = matches.flatMap(({ adoption, pet }) =>
    adoption?.status === "requested" && pet.status === "listed" ? [adoption] : [],
  );
  for (const { id } of requested) {
    const draw = chance();
    if (draw > COMPLETE_CHANCE + CANCEL_CHANCE) continue;
    await pause(2000);
    if (draw > COMPLETE_CHANCE) await tolerate(api.cancel(id), 404, 409);
    else if (await tolerate(api.complete(id), 404, 409)) tally.add("adoptions");
  }
}

async function listPet({ api, chance, tally }: UserSession, nextListing: NextListing): Promise<void> {
  const { details, photo } = await nextListing(chance);
  const { pet } = await api.list(details);
  tally.add("pets listed");
  await api.uploadPhoto(pet.id, photo);
}

/** Withdraws the oldest pets, which bounds the number of listed pets. */
async function withdrawOldest({ api }: UserSession): Promise<void> {
  const { pets } = await api.ownPets();
  for (const { id } of pets.slice(MAX_LISTED)) await tolerate(api.withdraw(id), 404, 409);
}

/** A logged-in shelter answers likes and adoption requests, then lists a pet. */
export async function shelterSession(session: UserSession, nextListing: NextListing): Promise<void> {
  await acceptSome(session);
  await closeAdoptions(session);
  await session.pause(4000);
  await listPet(session, nextListing);
  await withdrawOldest(session);
  await logOut(session);
}
