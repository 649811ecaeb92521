import type { PetType } from "@petswipe/metrics";
import { listPet, signUp } from "../users.ts";
import type { LabelRow } from "./suite.ts";

const swipe = (petType: PetType, liked: boolean, moves: LabelRow["moves"]): LabelRow => ({
  what: `a ${liked ? "like" : "dislike"} of a ${petType}`,
  moves,
  arrange: async ({ backend, shelter }) => {
    const [pet, adopter] = [await listPet(shelter, { petType }), await signUp(backend)];
    return { act: () => adopter.call("POST", "/api/swipes", { petId: pet.id, liked }) };
  },
});

export const swipes: readonly LabelRow[] = [
  swipe("dog", true, { 'swipes_total{liked="true",pet_type="dog"}': 1 }),
  swipe("dog", false, { 'swipes_total{liked="false",pet_type="dog"}': 1 }),
  swipe("cat", true, { 'swipes_total{liked="true",pet_type="cat"}': 1 }),
  swipe("cat", false, { 'swipes_total{liked="false",pet_type="cat"}': 1 }),
  swipe("rabbit", true, { 'swipes_total{liked="true",pet_type="rabbit"}': 1 }),
  swipe("rabbit", false, { 'swipes_total{liked="false",pet_type="rabbit"}': 1 }),
  swipe("bird", true, { 'swipes_total{liked="true",pet_type="bird"}': 1 }),
  swipe("bird", false, { 'swipes_total{liked="false",pet_type="bird"}': 1 }),
  swipe("other", true, { 'swipes_total{liked="true",pet_type="other"}': 1 }),
  swipe("other", false, { 'swipes_total{liked="false",pet_type="other"}': 1 }),
];
