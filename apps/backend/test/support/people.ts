import type { AuthReply, CreatePetBody, Pet, PetReply } from "@petswipe/contract";
import type { Backend } from "./backend.ts";
import { sql } from "./database.ts";

let people = 0;

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
  people += 1;
  const email = `${role}-${people}-${crypto.randomUUID().slice(0, 8)}@example.com`;
  const reply = await client(backend)<AuthReply>("POST", "/api/auth/signup", {
    email,
    password: PASSWORD,
    displayName: `Person ${people}`,
    role,
  });
  if (reply.status !== 201) throw new Error(`sign-up answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return { email, token: reply.body.token, user: reply.body.user, call: client(backend, reply.body.token) };
}

/** Nobody signs up as one: somebody with the database makes them. */
export async function makeAdmin(backend: Pick<Backend, "app" | "databaseUrl">): Promise<Person> {
  const person = await signUp(backend);
  await sql(backend, "UPDATE users SET role = 'admin' WHERE id = $1", [person.user.id]);
  return { ...person, user: { ...person.user, role: "admin" } };
}

/** One session more, as a log-in makes it but without its hashing; undefined when the account is gone. */
export async function openSession(backend: Pick<Backend, "app" | "databaseUrl">, userId: string) {
  const insert = `INSERT INTO sessions (user_id, expires_at) SELECT id, now() + interval '1 day' FROM users WHERE id = $1 RETURNING id`;
  const [session] = await sql<{ id: string }>(backend, insert, [userId]);
  return session === undefined ? undefined : backend.app.jwt.sign({ sid: session.id });
}

export type Person = Awaited<ReturnType<typeof signUp>>;

export async function listPet(shelter: Person, pet: Partial<CreatePetBody> = {}): Promise<Pet> {
  const reply = await shelter.call<PetReply>("POST", "/api/pets", {
    name: "Rex",
    petType: "dog",
    ageMonths: 12,
    ...pet,
  });
  if (reply.status !== 201) throw new Error(`listing a pet answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply.body.pet;
}
