import { vi } from "vitest";
import { openTransaction } from "../database.ts";
import { matched, requestAdoption } from "../matching.ts";
import { client, listPet, openSession, PASSWORD, signUp } from "../users.ts";
import type { Action, LabelRow, World } from "./suite.ts";

/** Statements by operation and table, each counted and timed. */
function statements(counts: Readonly<Record<string, number>>): LabelRow["moves"] {
  const series = Object.entries(counts).flatMap(([statement, count]) => {
    const [operation, table] = statement.split(" ");
    const labels = `{operation="${operation}",table="${table}"}`;
    return [`db_queries_total${labels}`, `db_query_duration_seconds${labels}`].map((name) => [name, count] as const);
  });
  return Object.fromEntries(series);
}

const query = (what: string, counts: Record<string, number>, arrange: (world: World) => Promise<Action["act"]>) => ({
  what,
  moves: statements(counts),
  arrange: async (world: World) => ({ act: await arrange(world) }),
});

async function resetToken({ backend, adopter }: World): Promise<string> {
  const mails = () => backend.log.lines().filter(({ msg }) => msg.startsWith("email ("));
  const known = mails().length;
  await client(backend)("POST", "/api/auth/password-reset", { email: adopter.email });
  return vi.waitUntil(() => /reset\?token=([\w-]+)/.exec(String(mails()[known]?.["text"]))?.[1]);
}

export const queries: readonly LabelRow[] = [
  query(
    "readiness",
    { "select none": 1 },
    async ({ backend }) =>
      () =>
        client(backend)("GET", "/health/ready"),
  ),
  query(
    "a signup",
    { "insert users": 1, "insert sessions": 1 },
    async ({ backend }) =>
      () =>
        signUp(backend),
  ),
  query(
    "a login",
    { "select users": 1, "insert sessions": 1 },
    async ({ backend, shelter }) =>
      () =>
        client(backend)("POST", "/api/auth/login", { email: shelter.email, password: PASSWORD }),
  ),
  query("a logout", { "select sessions": 1, "update sessions": 1 }, async ({ backend, adopter }) => {
    const call = client(backend, await openSession(backend, adopter.user.id));
    return () => call("POST", "/api/auth/logout");
  }),
  query(
    "a request for a password reset",
    { "insert password_resets": 1 },
    async ({ backend, shelter }) =>
      () =>
        client(backend)("POST", "/api/auth/password-reset", { email: shelter.email }),
  ),
  query(
    "a password reset",
    { "update password_resets": 1, "update users": 1, "delete password_resets": 1, "update sessions": 1 },
    async (world) => {
      const body = { token: await resetToken(world), password: PASSWORD };
      return () => client(world.backend)("POST", "/api/auth/password-reset/confirm", body);
    },
  ),
  query(
    "the export of an account",
    {
      "select sessions": 2,
      "select users": 1,
      "select swipes": 1,
      "select matches": 1,
      "select adoptions": 1,
      "select pets": 1,
    },
    async ({ shelter }) =>
      () =>
        shelter.call("GET", "/api/users/me/export"),
  ),
  query(
    "the deletion of an account",
    { "select sessions": 1, "select users": 2, "update pets": 1, "delete users": 1 },
    async ({ backend }) => {
      const leaver = await signUp(backend);
      return () => leaver.call("DELETE", "/api/users/me", { password: PASSWORD });
    },
  ),
  query(
    "a listing",
    { "select sessions": 1, "insert pets": 1, "select pets": 1 },
    async ({ shelter }) =>
      () =>
        listPet(shelter),
  ),
  query("a withdrawal", { "select sessions": 1, "update pets": 1, "select pets": 1 }, async ({ shelter }) => {
    const pet = await listPet(shelter);
    return () => shelter.call("POST", `/api/pets/${pet.id}/withdraw`);
  }),
  query("a swipe", { "select sessions": 1, "insert swipes": 1 }, async ({ backend, shelter }) => {
    const [pet, adopter] = [await listPet(shelter), await signUp(backend)];
    return () => adopter.call("POST", "/api/swipes", { petId: pet.id, liked: true });
  }),
  query("an accepted like", { "select sessions": 1, "insert matches": 1 }, async ({ backend, shelter }) => {
    const [pet, adopter] = [await listPet(shelter), await signUp(backend)];
    await adopter.call("POST", "/api/swipes", { petId: pet.id, liked: true });
    const body = { petId: pet.id, adopterId: adopter.user.id };
    return () => shelter.call("POST", "/api/matches/accept", body);
  }),
  query(
    "a request for an adoption",
    { "select sessions": 1, "select matches": 1, "select adoptions": 1, "insert adoptions": 1 },
    async ({ backend, shelter }) => {
      const adopter = await signUp(backend);
      const { match } = await matched(shelter, adopter);
      return () => requestAdoption(adopter, match);
    },
  ),
  query(
    "an adoption",
    { "select sessions": 1, "select pets": 2, "select adoptions": 1, "update adoptions": 2, "update pets": 1 },
    async ({ backend, shelter }) => {
      const adopter = await signUp(backend);
      const adoption = await requestAdoption(adopter, (await matched(shelter, adopter)).match);
      return () => shelter.call("POST", `/api/adoptions/${adoption.id}/complete`);
    },
  ),
];

/** Completes an adoption, which a canceled one refuses. */
const transaction = (status: string, isCancelled: boolean): LabelRow => ({
  what: `a transaction that is ${status}`,
  moves: { [`db_transactions_total{status="${status}"}`]: 1 },
  arrange: async ({ backend, shelter }) => {
    const adopter = await signUp(backend);
    const { id } = await requestAdoption(adopter, (await matched(shelter, adopter)).match);
    if (isCancelled) await adopter.call("POST", `/api/adoptions/${id}/cancel`);
    return { act: () => shelter.call("POST", `/api/adoptions/${id}/complete`) };
  },
});

export const transactions: readonly LabelRow[] = [transaction("committed", false), transaction("rolled_back", true)];

export const POOL = { DATABASE_POOL_MAX: "2" };

/** Two requests that wait for a lock hold both connections; three more wait for a connection. */
async function fillPool({ backend }: World): Promise<Action> {
  const held = await openTransaction(backend, "LOCK TABLE pets IN ACCESS EXCLUSIVE MODE");
  const requests: Promise<unknown>[] = [];
  const list = (count: number) => {
    for (let n = 1; n <= count; n += 1) requests.push(client(backend)("GET", "/api/pets"));
  };
  return {
    async act() {
      list(2);
      await held.waiters(2);
      list(3);
    },
    async release() {
      await held.commit();
      await Promise.all(requests);
    },
  };
}

export const pool: readonly LabelRow[] = [
  {
    what: "a pool with more requests than connections",
    moves: {
      'db_connection_pool_size{state="active"}': 2,
      'db_connection_pool_size{state="waiting"}': 3,
      'db_connection_pool_size{state="max"}': 2,
    },
    arrange: fillPool,
  },
  {
    what: "a pool without requests",
    moves: { 'db_connection_pool_size{state="idle"}': 2, 'db_connection_pool_size{state="max"}': 2 },
    arrange: async () => ({ act: async () => undefined }),
  },
];
