import type { Backend } from "./backend.ts";
import { matched, requestAdoption } from "./matching.ts";
import { listPet, signUp, type TestUser } from "./users.ts";

/** Two users of each role; pets, matches and adoptions belong to the first ones. */
export async function createFixture(backend: Backend) {
  const users = [signUp(backend, "shelter"), signUp(backend, "shelter"), signUp(backend), signUp(backend)];
  const [shelter, otherShelter, adopter, otherAdopter] = (await Promise.all(users)) as [
    TestUser,
    TestUser,
    TestUser,
    TestUser,
  ];
  const liked = await listPet(shelter);
  await adopter.call("POST", "/api/swipes", { petId: liked.id, liked: true });
  const { match } = await matched(shelter, adopter);
  const { match: requested, pet } = await matched(shelter, adopter);
  const adoption = await requestAdoption(adopter, requested);
  return { shelter, otherShelter, adopter, otherAdopter, liked, match, pet, adoption };
}
export type Fixture = Awaited<ReturnType<typeof createFixture>>;
