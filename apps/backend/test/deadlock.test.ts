import { afterAll, beforeAll, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { openTransaction, sql } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { listPet, PASSWORD, signUp } from "./support/users.ts";

let backend: Backend;
beforeAll(async () => {
  backend = await startBackend();
});
afterAll(() => backend.close());

/** Resolves when `n` sessions of this database wait for locks. */
async function waiting(n: number): Promise<void> {
  const text = `SELECT count(*)::int AS n FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  for (;;) {
    const [row] = await sql<{ n: number }>(backend, text);
    if ((row?.n ?? 0) >= n) return;
  }
}

test("renaming a shelter while its account is deleted does not deadlock", async () => {
  const keeper = await signUp(backend, "shelter");
  const pet = await listPet(keeper);
  const held = await openTransaction(backend, "SELECT 1 FROM pets WHERE id = $1 FOR UPDATE", [pet.id]);
  const deletion = keeper.call("DELETE", "/api/users/me", { password: PASSWORD });
  await waiting(1);
  const renaming = keeper.call("PATCH", "/api/users/me", { displayName: "Too late" });
  await waiting(2);
  await held.commit();
  expect((await deletion).status).toBe(204);
  expectError(await renaming, 404, "not_found");
});

test.each(["deadlock_detected", "serialization_failure", "query_canceled"])(
  "%s is a 503 that may be retried",
  async (condition) => {
    const person = await signUp(backend);
    await sql(
      backend,
      `CREATE OR REPLACE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS
       $$BEGIN RAISE EXCEPTION USING ERRCODE = '${condition}'; END$$;
     CREATE OR REPLACE TRIGGER lose BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION lose()`,
    );
    const reply = await person.call("PATCH", "/api/users/me", { displayName: "Other" });
    await sql(backend, "DROP TRIGGER lose ON users");
    expectError(reply, 503, "try_again");
    expect(reply.headers["retry-after"]).toBe("2");
    expect((await person.call("PATCH", "/api/users/me", { displayName: "Other" })).status).toBe(200);
  },
);
