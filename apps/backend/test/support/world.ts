import type { Backend } from "./backend.ts";
import { matched, requestAdoption } from "./matching.ts";
import { listPet, type Person, signUp } from "./people.ts";

/** Two of each role; what there is belongs to the first ones. */
export async function makeWorld(backend: Backend) {
  const people = [signUp(backend, "shelter"), signUp(backend, "shelter"), signUp(backend), signUp(backend)];
  const [shelter, otherShelter, adopter, otherAdopter] = (await Promise.all(people)) as [
    Person,
    Person,
    Person,
    Person,
  ];
  const liked = await listPet(shelter);
  await adopter.call("POST", "/api/swipes", { petId: liked.id, liked: true });
  const { match } = await matched(shelter, adopter);
  const { match: asked, pet } = await matched(shelter, adopter);
  const adoption = await requestAdoption(adopter, asked);
  return { shelter, otherShelter, adopter, otherAdopter, liked, match, pet, adoption };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;
