import type { Adoption, AdoptionReply, Match, MatchReply, Pet } from "@petswipe/contract";
import { listPet, type TestUser } from "./users.ts";

export interface Pair {
  readonly pet: Pet;
  readonly match: Match;
}

/** An accepted like of a pet, by default a new one. */
export async function matched(shelter: TestUser, adopter: TestUser, ofPet?: Pet): Promise<Pair> {
  const pet = ofPet ?? (await listPet(shelter));
  await adopter.call("POST", "/api/swipes", { petId: pet.id, liked: true });
  const accepted = { petId: pet.id, adopterId: adopter.user.id };
  return { pet, match: (await shelter.call<MatchReply>("POST", "/api/matches/accept", accepted)).body.match };
}

export async function requestAdoption(adopter: TestUser, match: Match): Promise<Adoption> {
  return (await adopter.call<AdoptionReply>("POST", `/api/matches/${match.id}/adoption`)).body.adoption;
}
