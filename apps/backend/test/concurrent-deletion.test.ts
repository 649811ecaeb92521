import { afterAll, beforeAll, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { count, openTransaction } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { metricValue } from "./support/metrics.ts";
import { client, listPet, PASSWORD, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let shelter: TestUser;
beforeAll(async () => {
  backend = await startBackend();
  shelter = await signUp(backend, "shelter");
});
afterAll(() => backend.close());

/** Does something during the deletion of the user's account, which commits first. */
async function whileDeleting<Answer>(user: TestUser, act: () => Promise<Answer>): Promise<Answer> {
  const deletion = await openTransaction(backend, "DELETE FROM users WHERE id = $1", [user.user.id]);
  const answer = act();
  await deletion.waiters(1);
  await deletion.commit();
  return answer;
}

test("a swipe is refused, and nothing is counted", async () => {
  const [adopter, pet] = [await signUp(backend), await listPet(shelter, { autoAccept: true })];
  const before = await metricValue(backend, "swipes_total");
  const body = { petId: pet.id, liked: true };
  expectError(await whileDeleting(adopter, () => adopter.call("POST", "/api/swipes", body)), 409, "gone");
  expect(await count(backend, "swipes", "pet_id = $1", [pet.id])).toBe(0);
  expect(await metricValue(backend, "swipes_total")).toBe(before);
});

test("a login is refused", async () => {
  const adopter = await signUp(backend);
  const body = { email: adopter.email, password: PASSWORD };
  const answer = await whileDeleting(adopter, () => client(backend)("POST", "/api/auth/login", body));
  expectError(answer, 401, "wrong_credentials");
});

test("listing a pet is refused", async () => {
  const keeper = await signUp(backend, "shelter");
  const body = { name: "Rex", petType: "dog", ageMonths: 1 };
  expectError(await whileDeleting(keeper, () => keeper.call("POST", "/api/pets", body)), 409, "gone");
});

test("accepting the adopter's like is refused", async () => {
  const [adopter, pet] = [await signUp(backend), await listPet(shelter)];
  await adopter.call("POST", "/api/swipes", { petId: pet.id, liked: true });
  const body = { petId: pet.id, adopterId: adopter.user.id };
  expectError(await whileDeleting(adopter, () => shelter.call("POST", "/api/matches/accept", body)), 409, "gone");
  expect(await count(backend, "matches", "pet_id = $1", [pet.id])).toBe(0);
});
