import { afterAll, beforeAll, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { count, openTransaction } from "./support/database.ts";
import { expectFault } from "./support/faults.ts";
import { metricValue } from "./support/metrics.ts";
import { client, listPet, PASSWORD, type Person, signUp } from "./support/people.ts";

let backend: Backend;
let shelter: Person;
beforeAll(async () => {
  backend = await startBackend();
  shelter = await signUp(backend, "shelter");
});
afterAll(() => backend.close());

/** Does something while the person's account is being deleted by somebody else, who commits before it can end. */
async function whileDeleting<Answer>(person: Person, act: () => Promise<Answer>): Promise<Answer> {
  const deletion = await openTransaction(backend, "DELETE FROM users WHERE id = $1", [person.user.id]);
  const answer = act();
  await deletion.waiters(1);
  await deletion.commit();
  return answer;
}

test("a swipe of an account that is deleted in this moment is refused, and nothing is counted", async () => {
  const [adopter, pet] = [await signUp(backend), await listPet(shelter, { autoAccept: true })];
  const before = await metricValue(backend, "swipes_total");
  const body = { petId: pet.id, liked: true };
  expectFault(await whileDeleting(adopter, () => adopter.call("POST", "/api/swipes", body)), 409, "gone");
  expect(await count(backend, "swipes", "pet_id = $1", [pet.id])).toBe(0);
  expect(await metricValue(backend, "swipes_total")).toBe(before);
});

test("a log-in to an account that is deleted in this moment is refused", async () => {
  const adopter = await signUp(backend);
  const body = { email: adopter.email, password: PASSWORD };
  const answer = await whileDeleting(adopter, () => client(backend)("POST", "/api/auth/login", body));
  expectFault(answer, 401, "wrong_credentials");
});

test("listing a pet by an account that is deleted in this moment is refused", async () => {
  const keeper = await signUp(backend, "shelter");
  const body = { name: "Rex", petType: "dog", ageMonths: 1 };
  expectFault(await whileDeleting(keeper, () => keeper.call("POST", "/api/pets", body)), 409, "gone");
});

test("accepting an adopter who leaves in this moment is refused", async () => {
  const [adopter, pet] = [await signUp(backend), await listPet(shelter)];
  await adopter.call("POST", "/api/swipes", { petId: pet.id, liked: true });
  const body = { petId: pet.id, adopterId: adopter.user.id };
  expectFault(await whileDeleting(adopter, () => shelter.call("POST", "/api/matches/accept", body)), 409, "gone");
  expect(await count(backend, "matches", "pet_id = $1", [pet.id])).toBe(0);
});
