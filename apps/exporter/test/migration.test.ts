import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrate } from "@petswipe/database/migrate";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { compare } from "../src/audit/audit.ts";
import { foldAll } from "../src/fold.ts";
import { kpis } from "../src/kpis/all.ts";
import { randomFacts, storeFacts } from "./support/facts.ts";

const MIGRATIONS = fileURLToPath(new URL("../../migrations", import.meta.resolve("@petswipe/database/migrate")));
const NAME = `history_${process.pid}`;

let admin: pg.Client;
let client: pg.Client;
let url: URL;
let older: string;
beforeEach(async () => {
  url = new URL(inject("postgresUrl"));
  admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${NAME}`);
  url.pathname = `/${NAME}`;
  client = new pg.Client({ connectionString: url.href });
  await client.connect();
  older = await mkdtemp(join(tmpdir(), "petswipe-older-"));
});
afterEach(async () => {
  await client.end();
  await admin.query(`DROP DATABASE ${NAME} WITH (FORCE)`);
  await admin.end();
  await rm(older, { recursive: true });
});

/** Applies the migrations up to a number, and returns how many. */
async function migrateTo(last: number): Promise<number> {
  for (const file of (await readdir(MIGRATIONS)).filter((name) => Number.parseInt(name, 10) <= last))
    await cp(join(MIGRATIONS, file), join(older, file));
  return (await migrate({ url: url.href, directory: older })).length;
}

it("migrating a database with facts creates roll-ups that equal the definitions", async () => {
  expect(await migrateTo(2)).toBe(2);
  await storeFacts(client, randomFacts(new Date(), 3));
  expect((await migrate({ url: url.href })).length).toBeGreaterThan(2);

  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  const { differences, series } = await compare(client, kpis);
  expect(differences).toEqual([]);
  expect(series).toBeGreaterThan(40);
  const { rows } = await client.query("SELECT sum(n)::int AS n FROM kpi.stored WHERE kind = 'swipe'");
  expect(rows[0].n).toBeGreaterThan(100);
  await client.query("COMMIT");
});

it("roll-ups of earlier migrations and an unfolded log are migrated", async () => {
  await migrateTo(7);
  await storeFacts(client, randomFacts(new Date(), 3));
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  expect(await foldAll(client)).toBe("folded");
  await client.query("COMMIT");
  await client.query(`
    DELETE FROM users WHERE id IN (18, 19);
    UPDATE swipes SET created_at = created_at - interval '8 days' WHERE user_id = 20;
    UPDATE swipes SET created_at = now() - interval '1 hour' WHERE user_id = 17 AND pet_id % 2 = 0;
    UPDATE sessions SET ended_at = ended_at + interval '1 second' WHERE user_id % 2 = 0`);
  await migrate({ url: url.href });

  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  expect(await foldAll(client)).toBe("folded");
  expect((await compare(client, kpis)).differences).toEqual([]);
  await client.query("COMMIT");
});
