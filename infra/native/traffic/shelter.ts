import type { Pet } from "@petswipe/contract";
import type { Chance } from "./chance.ts";
import type { Listing } from "./listing.ts";
import { logOut, tolerate, type Visit } from "./persona.ts";

const ACCEPTED_AT_ONCE = 4;
const COMPLETE_CHANCE = 0.55;
const CANCEL_CHANCE = 0.15;
/** Pets that a shelter of the crowd keeps listed: one more makes it take the oldest back. */
const PETS_KEPT = 30;

export interface Desk {
  /** Pets that this shelter listed, oldest first; those gone are dropped as they are noticed. */
  petIds: string[];
  readonly nextListing: (chance: Chance) => Promise<Listing>;
}

async function acceptSome({ api, pause, tally }: Visit): Promise<void> {
  const { requests } = await api.requests();
  for (const { pet, adopter } of requests.slice(0, ACCEPTED_AT_ONCE)) {
    await pause(2500);
    if (await tolerate(api.accept({ petId: pet.id, adopterId: adopter.id }), 404, 409)) tally.add("matches");
  }
}

async function closeAdoptions({ api, chance, pause, tally }: Visit): Promise<Pet[]> {
  const { matches } = await api.matches();
  const adopted: Pet[] = [];
  for (const { adoption, pet } of matches) {
    if (adoption?.status !== "requested" || adopted.some(({ id }) => id === pet.id)) continue;
    const fate = chance();
    if (fate > COMPLETE_CHANCE + CANCEL_CHANCE) continue;
    await pause(2000);
    if (fate < COMPLETE_CHANCE) {
      if (await tolerate(api.complete(adoption.id), 404, 409)) {
        tally.add("adoptions");
        adopted.push(pet);
      }
    } else await tolerate(api.cancel(adoption.id), 404, 409);
  }
  return adopted;
}

async function listPet({ api, chance, tally }: Visit, desk: Desk): Promise<void> {
  const { details, photo } = await desk.nextListing(chance);
  const { pet } = await api.list(details);
  tally.add("pets listed");
  desk.petIds.push(pet.id);
  await api.uploadPhoto(pet.id, photo);
}

/** Takes back the oldest pets beyond those that a shelter keeps, so that the list does not grow for ever. */
async function withdrawOldest({ api }: Visit, desk: Desk): Promise<void> {
  while (desk.petIds.length > PETS_KEPT) {
    await tolerate(api.withdraw(desk.petIds[0] ?? ""), 404, 409);
    desk.petIds.shift();
  }
}

/** A shelter that is logged in works off its desk: likes, adoption requests, then a new pet. */
export async function shelterVisit(visit: Visit, desk: Desk): Promise<void> {
  await acceptSome(visit);
  const adopted = new Set((await closeAdoptions(visit)).map(({ id }) => id));
  desk.petIds = desk.petIds.filter((id) => !adopted.has(id));
  await visit.pause(4000);
  await listPet(visit, desk);
  await withdrawOldest(visit, desk);
  await logOut(visit);
}
