import type { Adoption, AdoptionReply, Match, MatchReply, Pet } from "@petswipe/contract";
import { listPet, type Person } from "./people.ts";

export interface Pair {
  readonly pet: Pet;
  readonly match: Match;
}

/** A like of a pet (a new one unless told) that its shelter has accepted. */
export async function matched(shelter: Person, adopter: Person, ofPet?: Pet): Promise<Pair> {
  const pet = ofPet ?? (await listPet(shelter));
  await adopter.call("POST", "/api/swipes", { petId: pet.id, liked: true });
  const accepted = { petId: pet.id, adopterId: adopter.user.id };
  return { pet, match: (await shelter.call<MatchReply>("POST", "/api/matches/accept", accepted)).body.match };
}

export async function requestAdoption(adopter: Person, match: Match): Promise<Adoption> {
  return (await adopter.call<AdoptionReply>("POST", `/api/matches/${match.id}/adoption`)).body.adoption;
}
