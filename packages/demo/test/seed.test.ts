import { existsSync } from "node:fs";
import { join } from "node:path";
import { verify } from "@node-rs/argon2";
import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { DEMO_PASSWORD, DEMO_USERS, PICTURES_DIR, type Seeded, seed } from "../src/seed.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const NOW = new Date("2026-11-20T20:30:00Z");

let database: TestDatabase;
let client: Client;
let seeded: Seeded;

/** The first column of each row. */
async function column<Value>(statement: string, parameters: unknown[] = []): Promise<Value[]> {
  const { rows } = await client.query({ text: statement, values: parameters, rowMode: "array" });
  return rows.map((row) => row[0]);
}

const number = async (statement: string, parameters: unknown[] = []) =>
  Number((await column<string>(statement, parameters))[0]);

beforeAll(async () => {
  database = await createTestDatabase();
  seeded = await seed({ url: database.url, now: NOW });
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await database?.drop();
});

describe("the demo has a month of realistic data", () => {
  test("in the numbers that seed() reports", async () => {
    const { seeded: wrote, ...counts } = seeded;
    expect(wrote).toBe(true);
    for (const [table, count] of Object.entries(counts)) {
      expect([table, await number(`SELECT count(*) FROM ${table}`)]).toEqual([table, count]);
    }
    expect(counts.users).toBeGreaterThanOrEqual(2000);
    expect(counts.pets).toBe(300);
    expect(counts.swipes).toBeGreaterThanOrEqual(60_000);
  });

  test("with one admin, 25 shelters, and adopters who sign up all month", async () => {
    expect(await number("SELECT count(*) FROM users WHERE role = 'admin'")).toBe(1);
    expect(await number("SELECT count(*) FROM users WHERE role = 'shelter'")).toBe(25);
    const signups = await column<string>(
      "SELECT count(*) FROM users WHERE role = 'adopter' GROUP BY ceil(extract(epoch FROM $1 - created_at) / 86400)",
      [NOW],
    );
    expect(signups).toHaveLength(30);
    expect(Math.min(...signups.map(Number))).toBeGreaterThan(20);
  });

  test("with pets of every type, at least 200 of them still listed", async () => {
    expect(await number("SELECT count(DISTINCT pet_type) FROM pets")).toBe(5);
    expect(await number("SELECT count(*) FROM pets WHERE status = 'listed'")).toBeGreaterThanOrEqual(200);
    expect(await number("SELECT count(*) FROM pets WHERE status = 'adopted'")).toBeGreaterThanOrEqual(50);
    expect(await number("SELECT count(*) FROM pets WHERE auto_accept")).toBeGreaterThan(5);
  });

  test("with plausible shares of likes, matches and adoptions", async () => {
    const likes = await number("SELECT avg(liked::int) FROM swipes");
    expect(likes).toBeGreaterThan(0.25);
    expect(likes).toBeLessThan(0.5);
    expect(seeded.matches / seeded.swipes).toBeGreaterThan(0.02);
    expect(seeded.matches / seeded.swipes).toBeLessThan(0.1);
    const states = await column<string>("SELECT DISTINCT status FROM adoptions ORDER BY 1");
    expect(states).toEqual(["cancelled", "completed", "requested"]);
  });

  test("with some pets liked far more than others", async () => {
    const share = (quantile: number) =>
      number(
        `SELECT percentile_cont($1) WITHIN GROUP (ORDER BY share)
         FROM (SELECT avg(liked::int) AS share FROM swipes GROUP BY pet_id HAVING count(*) > 20) pets`,
        [quantile],
      );
    expect((await share(0.9)) / (await share(0.1))).toBeGreaterThan(2);
  });
});

describe("activity follows the time of day", () => {
  const swipesBetween = (from: number, to: number) =>
    number("SELECT count(*) FROM swipes WHERE extract(hour FROM created_at AT TIME ZONE 'UTC') BETWEEN $1 AND $2", [
      from,
      to,
    ]);

  test("there are more swipes in the evening than by day, and more by day than at night", async () => {
    const evening = await swipesBetween(18, 21);
    const afternoon = await swipesBetween(13, 16);
    const night = await swipesBetween(1, 4);
    expect(evening).toBeGreaterThan(1.5 * afternoon);
    expect(afternoon).toBeGreaterThan(5 * night);
  });

  test("weekends are busier than weekdays", async () => {
    const perDay = (days: string) =>
      number(
        `SELECT avg(swipes) FROM (SELECT count(*) AS swipes FROM swipes WHERE created_at > $1::timestamptz - interval '21 days'
         AND extract(isodow FROM created_at AT TIME ZONE 'UTC') IN (${days}) GROUP BY date_trunc('day', created_at AT TIME ZONE 'UTC')) days`,
        [NOW],
      );
    expect(await perDay("6, 7")).toBeGreaterThan(1.1 * (await perDay("2, 3")));
  });

  test("sessions that ended took 3 to 25 minutes", async () => {
    const odd = "ended_at - started_at NOT BETWEEN interval '3 minutes' AND interval '25 minutes'";
    expect(await number(`SELECT count(*) FROM sessions WHERE ended_at IS NOT NULL AND ${odd}`)).toBe(0);
    expect(await number("SELECT count(*) FROM sessions WHERE ended_at IS NULL")).toBeGreaterThan(10);
  });
});

describe("the demo's accounts", () => {
  test("exist with their roles and log in with the demo's password", async () => {
    for (const { email, role } of DEMO_USERS) {
      const { rows } = await client.query("SELECT role, password_hash FROM users WHERE email = $1", [email]);
      expect(rows[0].role).toBe(role);
      expect(await verify(rows[0].password_hash, DEMO_PASSWORD)).toBe(true);
    }
    expect(await number("SELECT count(DISTINCT password_hash) FROM users")).toBe(1);
  });

  test("the adopter has a few matches and nearly the whole deck left", async () => {
    const own = "(SELECT id FROM users WHERE email = 'adopter@petswipe.example')";
    const matches = await number(`SELECT count(*) FROM matches WHERE user_id = ${own}`);
    const swipes = await number(`SELECT count(*) FROM swipes WHERE user_id = ${own}`);
    expect(matches).toBeGreaterThanOrEqual(2);
    expect(matches).toBeLessThan(10);
    expect(swipes).toBeGreaterThan(5);
    expect(swipes).toBeLessThan(25);
  });

  test("the shelter has likes to accept and an adoption to complete", async () => {
    const own = `pets.status = 'listed' AND pets.shelter_id = (SELECT id FROM users WHERE email = 'shelter@petswipe.example')`;
    const waiting = `SELECT count(*) FROM swipes JOIN pets ON pets.id = pet_id WHERE ${own} AND liked
      AND NOT EXISTS (SELECT FROM matches m WHERE m.user_id = swipes.user_id AND m.pet_id = swipes.pet_id)`;
    const asked = `SELECT count(*) FROM adoptions JOIN matches ON matches.id = match_id JOIN pets ON pets.id = pet_id
      WHERE ${own} AND adoptions.status = 'requested'`;
    expect(await number(waiting)).toBeGreaterThan(10);
    expect(await number(asked)).toBeGreaterThanOrEqual(1);
  });

  test("every pet has its own picture in the package", async () => {
    const keys = await column<string>("SELECT photo_key FROM pets");
    expect(new Set(keys).size).toBe(300);
    const missing = keys.filter((key) => !existsSync(join(PICTURES_DIR, key.replace(/^demo\//, ""))));
    expect(missing).toEqual([]);
  });
});

test("new rows get ids after the demo's", async () => {
  const [id] = await column<string>(
    "INSERT INTO users (email, password_hash, display_name, role) VALUES ('new@x.example', '-', 'New', 'adopter') RETURNING id",
  );
  expect(Number(id)).toBe(seeded.users + 1);
});
