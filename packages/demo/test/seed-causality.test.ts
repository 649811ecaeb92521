import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { seed } from "../src/seed.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const NOW = new Date("2026-03-03T09:12:34.567Z");

/** Each selects the rows that violate a rule. */
const VIOLATIONS: Record<string, string> = {
  "nothing happens after now": `
    SELECT created_at FROM users WHERE created_at > $1 UNION ALL SELECT last_seen_at FROM sessions WHERE last_seen_at > $1
    UNION ALL SELECT ended_at FROM sessions WHERE ended_at > $1 UNION ALL SELECT created_at FROM pets WHERE created_at > $1
    UNION ALL SELECT created_at FROM swipes WHERE created_at > $1 UNION ALL SELECT created_at FROM matches WHERE created_at > $1
    UNION ALL SELECT coalesce(completed_at, cancelled_at, requested_at) FROM adoptions
      WHERE greatest(completed_at, cancelled_at, requested_at) > $1`,
  "no one swipes before the month": "SELECT 1 FROM swipes WHERE created_at < $1::timestamptz - interval '30 days'",
  "a session begins after the signup": `
    SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.started_at < u.created_at`,
  "everyone has a session": "SELECT 1 FROM users u WHERE NOT EXISTS (SELECT FROM sessions WHERE user_id = u.id)",
  "a swipe is within a session of its user": `
    SELECT 1 FROM swipes w WHERE NOT EXISTS (
      SELECT FROM sessions s WHERE s.user_id = w.user_id AND w.created_at BETWEEN s.started_at AND s.last_seen_at)`,
  "a session does not end before it was last seen": "SELECT 1 FROM sessions WHERE ended_at < last_seen_at",
  "a session is seen before it expires": "SELECT 1 FROM sessions WHERE expires_at <= last_seen_at",
  "no session stays open past its expiry": "SELECT 1 FROM sessions WHERE ended_at IS NULL AND expires_at <= $1",
  "only shelters own pets, which they list after they signed up": `
    SELECT 1 FROM pets p JOIN users u ON u.id = p.shelter_id WHERE u.role <> 'shelter' OR p.created_at < u.created_at`,
  "only adopters swipe": "SELECT 1 FROM swipes w JOIN users u ON u.id = w.user_id WHERE u.role <> 'adopter'",
  "a pet is listed before it is swiped": `
    SELECT 1 FROM swipes w JOIN pets p ON p.id = w.pet_id WHERE w.created_at < p.created_at`,
  "a match follows a like of the same user and pet": `
    SELECT 1 FROM matches m WHERE NOT EXISTS (SELECT FROM swipes w
      WHERE w.user_id = m.user_id AND w.pet_id = m.pet_id AND w.liked AND w.created_at <= m.created_at)`,
  "auto-accept matches every like at the same time": `
    SELECT 1 FROM swipes w JOIN pets p ON p.id = w.pet_id
    LEFT JOIN matches m ON m.user_id = w.user_id AND m.pet_id = w.pet_id
    WHERE p.auto_accept AND w.liked AND m.created_at IS DISTINCT FROM w.created_at`,
  "shelters accept between 8:00 and 19:00 UTC": `
    SELECT 1 FROM matches m JOIN pets p ON p.id = m.pet_id
    WHERE NOT p.auto_accept AND (m.created_at AT TIME ZONE 'UTC')::time NOT BETWEEN '08:00' AND '19:00'`,
  "a shelter is logged in when it accepts": `
    SELECT 1 FROM matches m JOIN pets p ON p.id = m.pet_id WHERE NOT p.auto_accept AND NOT EXISTS (
      SELECT FROM sessions s WHERE s.user_id = p.shelter_id AND m.created_at BETWEEN s.started_at AND s.last_seen_at)`,
  "an adoption is requested after its match and closed after that": `
    SELECT 1 FROM adoptions a JOIN matches m ON m.id = a.match_id
    WHERE a.requested_at <= m.created_at OR a.completed_at <= a.requested_at OR a.cancelled_at <= a.requested_at`,
  "a pet is adopted if, and only if, one adoption of it is completed": `
    SELECT p.id FROM pets p LEFT JOIN matches m ON m.pet_id = p.id
    LEFT JOIN adoptions a ON a.match_id = m.id AND a.status = 'completed'
    GROUP BY p.id HAVING (p.status = 'adopted')::int <> count(a.id)`,
  "nothing happens to a pet after its adoption": `
    SELECT 1 FROM adoptions a JOIN matches m ON m.id = a.match_id
    LEFT JOIN swipes w ON w.pet_id = m.pet_id AND w.created_at > a.completed_at
    LEFT JOIN matches later ON later.pet_id = m.pet_id AND later.created_at > a.completed_at
    WHERE a.status = 'completed' AND (w.pet_id IS NOT NULL OR later.id IS NOT NULL)`,
  "no adoption stays open for a pet that is no longer listed": `
    SELECT 1 FROM adoptions a JOIN matches m ON m.id = a.match_id JOIN pets p ON p.id = m.pet_id
    WHERE a.status = 'requested' AND p.status <> 'listed'`,
};

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  await seed({ url: database.url, now: NOW });
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await database?.drop();
});

test.for(Object.entries(VIOLATIONS))("%s", async ([, statement]) => {
  const values = statement.includes("$1") ? [NOW] : [];
  expect((await client.query(statement, values)).rowCount).toBe(0);
});
