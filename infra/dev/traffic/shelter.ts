import type { Chance } from "./chance.ts";
import type { Listing } from "./listing.ts";
import { logOut, tolerate, type Visit } from "./persona.ts";

const ACCEPTED_AT_ONCE = 4;
const COMPLETE_CHANCE = 0.55;
const CANCEL_CHANCE = 0.15;
/** Pets that a shelter of the crowd keeps listed: one more makes it take the oldest back. */
const PETS_KEPT = 30;

export type NextListing = (chance: Chance) => Promise<Listing>;

async function acceptSome({ api, pause, tally }: Visit): Promise<void> {
  const { requests } = await api.requests();
  for (const { pet, adopter } of requests.slice(0, ACCEPTED_AT_ONCE)) {
    await pause(2500);
    if (await tolerate(api.accept({ petId: pet.id, adopterId: adopter.id }), 404, 409)) tally.add("matches");
  }
}

async function closeAdoptions({ api, chance, pause, tally }: Visit): Promise<void> {
  const { matches } = await api.matches();
  const asked = matches.flatMap(({ adoption, pet }) =>
    adoption?.status === "requested" && pet.status === "listed" ? [adoption] : [],
  );
  for (const { id } of asked) {
    const fate = chance();
    if (fate > COMPLETE_CHANCE + CANCEL_CHANCE) continue;
    await pause(2000);
    if (fate > COMPLETE_CHANCE) await tolerate(api.cancel(id), 404, 409);
    else if (await tolerate(api.complete(id), 404, 409)) tally.add("adoptions");
  }
}

async function listPet({ api, chance, tally }: Visit, nextListing: NextListing): Promise<void> {
  const { details, photo } = await nextListing(chance);
  const { pet } = await api.list(details);
  tally.add("pets listed");
  await api.uploadPhoto(pet.id, photo);
}

/** Takes back the oldest pets beyond those that a shelter keeps, so that the list does not grow for ever. */
async function withdrawOldest({ api }: Visit): Promise<void> {
  const { pets } = await api.ownPets();
  for (const { id } of pets.slice(PETS_KEPT)) await tolerate(api.withdraw(id), 404, 409);
}

/** A shelter that is logged in works off its desk: likes, adoption requests, then a new pet. */
export async function shelterVisit(visit: Visit, nextListing: NextListing): Promise<void> {
  await acceptSome(visit);
  await closeAdoptions(visit);
  await visit.pause(4000);
  await listPet(visit, nextListing);
  await withdrawOldest(visit);
  await logOut(visit);
}
