import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { DatabaseUnavailableError, statement } from "../src/database.ts";
import { createTestDatabase } from "../src/testing/testing.ts";
import { observedDatabase } from "./support/database.ts";

const one = statement<{ one: number }>("select", "none", "SELECT 1 AS one");

it("a scrape shows active, idle and waiting connections", async () => {
  const testDatabase = await createTestDatabase();
  const { database, series } = observedDatabase(testDatabase.url, { maxConnections: 2 });
  const state = () => series("db_connection_pool_size");
  expect(await state()).toEqual({ '{state="max"}': 2 });

  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const started: Promise<unknown>[] = [];
  const holders = [1, 2].map(() => {
    let begin = () => {};
    started.push(
      new Promise<void>((resolve) => {
        begin = resolve;
      }),
    );
    return database.transaction(async (tx) => {
      await tx.query(one);
      begin();
      await finished;
    });
  });
  await Promise.all(started);
  const waiting = [1, 2, 3].map(() => database.query(one));
  expect(await state()).toEqual({ '{state="active"}': 2, '{state="waiting"}': 3, '{state="max"}': 2 });

  finish();
  await Promise.all([...holders, ...waiting]);
  expect(await state()).toEqual({ '{state="idle"}': 2, '{state="max"}': 2 });
  await database.close();
  await testDatabase.drop();
});

it("a scrape does not touch the database, which may be hung", async () => {
  let connections = 0;
  const hung = createServer(() => {
    connections += 1;
  }).listen(0, "127.0.0.1");
  await once(hung, "listening");
  const address = hung.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const url = `postgres://me:secret@127.0.0.1:${port}/pets`;
  const { database, series } = observedDatabase(url, { maxConnections: 1, connectTimeoutMs: 200 });

  const query = database.query(one).catch((error: unknown) => error);
  expect(await series("db_connection_pool_size")).toEqual({ '{state="active"}': 1, '{state="max"}': 1 });
  expect(connections).toBeLessThanOrEqual(1);
  expect(await query).toBeInstanceOf(DatabaseUnavailableError);
  expect(await series("db_connection_pool_size")).toEqual({ '{state="max"}': 1 });
  await database.close();
  hung.close();
});

it("a wait for a connection that takes too long counts as unavailable", async () => {
  const testDatabase = await createTestDatabase();
  const { database } = observedDatabase(testDatabase.url, { maxConnections: 1, connectTimeoutMs: 2_000 });
  await database.transaction(async () => {
    await expect(database.query(one)).rejects.toThrow(DatabaseUnavailableError);
  });
  expect(await database.query(one)).toEqual([{ one: 1 }]);
  await database.close();
  await testDatabase.drop();
});
