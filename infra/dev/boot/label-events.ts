import { randomUUID } from "node:crypto";
import type {
  AdoptionReply,
  AuthReply,
  MatchReply,
  MatchRequestsReply,
  PetReply,
  SwipeReply,
} from "@petswipe/contract";
import { PET_TYPES, type PetType } from "@petswipe/metrics";
import { type Client, createClient } from "./client.ts";

/** A documentation address that simulated users do not have. */
const ADDRESS = "198.51.100.1";
const PASSWORD = "boot-test-password";

interface User {
  readonly token: string;
}

async function signUp(call: Client, role: "adopter" | "shelter"): Promise<User> {
  const json = { email: `${role}-${randomUUID()}@boot.example`, password: PASSWORD, displayName: "Boot Test", role };
  const { token } = await call<AuthReply>("POST", "/api/auth/signup", 201, { json });
  return { token };
}

async function listPet(call: Client, { token }: User, petType: PetType, autoAccept = true): Promise<string> {
  const json = { name: "Pip", petType, ageMonths: 12, autoAccept };
  return (await call<PetReply>("POST", "/api/pets", 201, { token, json })).pet.id;
}

const swipe = (call: Client, { token }: User, petId: string, liked: boolean) =>
  call<SwipeReply>("POST", "/api/swipes", 201, { token, json: { petId, liked } });

/** Two pets of a type: one is liked and adopted, the other is disliked and withdrawn. */
async function adoptAndWithdraw(call: Client, shelter: User, adopter: User, petType: PetType): Promise<void> {
  const liked = await listPet(call, shelter, petType);
  const other = await listPet(call, shelter, petType);
  const { match } = await swipe(call, adopter, liked, true);
  const { adoption } = await call<AdoptionReply>("POST", `/api/matches/${match?.id}/adoption`, 201, adopter);
  await call("POST", `/api/adoptions/${adoption.id}/complete`, 200, shelter);
  await swipe(call, adopter, other, false);
  await call("POST", `/api/pets/${other}/withdraw`, 200, shelter);
}

/** A like that the shelter accepts. The adoption is canceled, so its completion is rolled back. */
async function acceptAndCancel(call: Client, shelter: User, adopter: User): Promise<void> {
  const petId = await listPet(call, shelter, "other", false);
  await swipe(call, adopter, petId, true);
  const { requests } = await call<MatchRequestsReply>("GET", "/api/matches/requests", 200, shelter);
  const json = { petId, adopterId: requests[0]?.adopter.id };
  const { match } = await call<MatchReply>("POST", "/api/matches/accept", 201, { ...shelter, json });
  const { adoption } = await call<AdoptionReply>("POST", `/api/matches/${match.id}/adoption`, 201, adopter);
  await call("POST", `/api/adoptions/${adoption.id}/cancel`, 200, adopter);
  await call("POST", `/api/adoptions/${adoption.id}/complete`, 409, shelter);
}

/** An invalid token, an ended session and a deleted account. */
async function endSessions(call: Client): Promise<void> {
  const [loggedOut, deleted] = [await signUp(call, "adopter"), await signUp(call, "adopter")];
  await call("GET", "/api/auth/me", 401, { token: "hello" });
  await call("POST", "/api/auth/logout", 204, loggedOut);
  await call("GET", "/api/auth/me", 401, loggedOut);
  await call("DELETE", "/api/users/me", 204, { ...deleted, json: { password: PASSWORD } });
}

/** Requests with methods that the simulated traffic does not send; the frontend relays most of them to the backend. */
async function useMethods(...servers: readonly Client[]): Promise<void> {
  for (const call of servers)
    for (const method of ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])
      await call(method, "/api/pets", "below 500");
}

/** Causes the label values that are too rare in the simulated traffic. Throws when a request has another outcome. */
export async function causeLabels(origins: { readonly frontend: string; readonly backend: string }): Promise<void> {
  const backend = createClient(origins.backend, ADDRESS);
  const shelter = await signUp(backend, "shelter");
  const adopter = await signUp(backend, "adopter");
  for (const petType of PET_TYPES) await adoptAndWithdraw(backend, shelter, adopter, petType);
  await acceptAndCancel(backend, shelter, adopter);
  await endSessions(backend);
  await useMethods(createClient(origins.frontend, ADDRESS), backend);
}
