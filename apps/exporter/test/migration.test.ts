import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrate } from "@petswipe/database/migrate";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { compare } from "../src/audit/audit.ts";
import { kpis } from "../src/kpis/all.ts";
import { inventWorld, store } from "./support/world.ts";

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
  for (const file of (await readdir(MIGRATIONS)).filter((name) => /^00[12]\./.test(name)))
    await cp(join(MIGRATIONS, file), join(older, file));
});
afterEach(async () => {
  await client.end();
  await admin.query(`DROP DATABASE ${NAME} WITH (FORCE)`);
  await admin.end();
  await rm(older, { recursive: true });
});

it("a database with a history has roll-ups that equal the definitions as soon as it is migrated", async () => {
  expect(await migrate({ url: url.href, directory: older })).toHaveLength(2);
  await store(client, inventWorld(new Date(), 3));
  expect((await migrate({ url: url.href })).length).toBeGreaterThan(2);

  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  const { differences, series } = await compare(client, kpis);
  expect(differences).toEqual([]);
  expect(series).toBeGreaterThan(40);
  const { rows } = await client.query("SELECT sum(n)::int AS n FROM kpi.stored WHERE kind = 'swipe'");
  expect(rows[0].n).toBeGreaterThan(100);
  await client.query("COMMIT");
});
