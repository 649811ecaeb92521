import type { AuthReply, CreatePetBody, Pet, PetReply } from "@petswipe/contract";
import type { Backend } from "./backend.ts";
import { sql } from "./database.ts";

let users = 0;

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** A client of the API with its own session. */
export function client(backend: Pick<Backend, "app">, token?: string) {
  return async function call<Body = unknown>(method: Method, url: string, payload?: object) {
    const reply = await backend.app.inject({
      method,
      url,
      ...(payload === undefined ? {} : { payload }),
      ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    });
    const isJson = reply.headers["content-type"]?.toString().includes("json");
    return { status: reply.statusCode, headers: reply.headers, body: (isJson ? reply.json() : reply.body) as Body };
  };
}

export type Client = ReturnType<typeof client>;

export const PASSWORD = "correct horse battery";

export async function signUp(backend: Pick<Backend, "app">, role: "adopter" | "shelter" = "adopter") {
  users += 1;
  const email = `${role}-${users}-${crypto.randomUUID().slice(0, 8)}@example.com`;
  const reply = await client(backend)<AuthReply>("POST", "/api/auth/signup", {
    email,
    password: PASSWORD,
    displayName: `User ${users}`,
    role,
  });
  if (reply.status !== 201) throw new Error(`signup returned ${reply.status}: ${JSON.stringify(reply.body)}`);
  return { email, token: reply.body.token, user: reply.body.user, call: client(backend, reply.body.token) };
}

/** Admins cannot sign up, so the role is set in the database. */
export async function makeAdmin(backend: Pick<Backend, "app" | "databaseUrl">): Promise<TestUser> {
  const admin = await signUp(backend);
  await sql(backend, "UPDATE users SET role = 'admin' WHERE id = $1", [admin.user.id]);
  return { ...admin, user: { ...admin.user, role: "admin" } };
}

/** Opens another session, without the hashing of a login; undefined if the account was deleted. */
export async function openSession(backend: Pick<Backend, "app" | "databaseUrl">, userId: string) {
  const insert = `INSERT INTO sessions (user_id, expires_at) SELECT id, now() + interval '1 day' FROM users WHERE id = $1 RETURNING id`;
  const [session] = await sql<{ id: string }>(backend, insert, [userId]);
  return session === undefined ? undefined : backend.app.jwt.sign({ sid: session.id });
}

export type TestUser = Awaited<ReturnType<typeof signUp>>;

export async function listPet(shelter: TestUser, pet: Partial<CreatePetBody> = {}): Promise<Pet> {
  const reply = await shelter.call<PetReply>("POST", "/api/pets", {
    name: "Rex",
    petType: "dog",
    ageMonths: 12,
    ...pet,
  });
  if (reply.status !== 201) throw new Error(`listing a pet returned ${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply.body.pet;
}
