import type { ClientBase } from "pg";

export const PETS = 2_000;
const SWIPES_PER_USER = 60;

/** Visits by hour (UTC), in percent, approximately: a peak at lunch, a larger one in the evening. */
const HOURS = [2, 1, 1, 0, 0, 1, 2, 3, 4, 4, 4, 5, 6, 5, 4, 4, 5, 6, 8, 10, 11, 9, 6, 4];

interface Step {
  readonly what: string;
  readonly sql: (users: number) => string;
}

const hours = HOURS.flatMap((weight, hour) => Array<number>(weight).fill(hour));

/** The last 30 days: users come back for visits of some minutes, with about 12 swipes each. */
const STEPS: readonly Step[] = [
  {
    what: "users and pets",
    sql: (users) => `
      INSERT INTO users (id, email, password_hash, display_name, role, created_at) OVERRIDING SYSTEM VALUE
      SELECT n, n || '@example.org', 'x', 'x', CASE WHEN n <= 100 THEN 'shelter' ELSE 'adopter' END, now() - random() * interval '60 days'
      FROM generate_series(1, ${users}) n;
      SELECT setval(pg_get_serial_sequence('users', 'id'), ${users});
      INSERT INTO pets (shelter_id, name, pet_type, age_months, status)
      SELECT 1 + n % 100, 'x', (ARRAY['dog', 'dog', 'dog', 'cat', 'cat', 'cat', 'rabbit', 'rabbit', 'bird', 'other'])[1 + n % 10],
        12, CASE WHEN n % 12 = 0 THEN 'adopted' WHEN n % 50 = 0 THEN 'withdrawn' ELSE 'listed' END
      FROM generate_series(1, ${PETS}) n`,
  },
  {
    what: "visits",
    sql: () => `
      CREATE TEMP TABLE visits AS
      WITH active AS MATERIALIZED (
        SELECT id AS user_id, greatest(created_at, now() - interval '30 days') AS since,
          least(100, 1 + floor(-ln(1 - random()) * 4.5))::int AS visits FROM users
      ), moments AS MATERIALIZED (
        SELECT user_id, number, since, date_trunc('day', since + random() * (now() - since))
          + (ARRAY[${hours}])[1 + floor(random() * ${hours.length})::int] * interval '1 hour' + random() * interval '1 hour' AS at
        FROM active CROSS JOIN LATERAL generate_series(1, visits) number
      )
      SELECT user_id, number, 4 + floor(random() * 17)::int AS swipes,
        greatest(since, CASE WHEN at > now() - interval '15 minutes' THEN at - interval '1 day' ELSE at END) AS at
      FROM moments WHERE since < now() - interval '15 minutes'`,
  },
  {
    what: "swipes",
    // At most 20 swipes per visit and 100 visits per user; 37 is coprime to the number of pets, so no pair repeats.
    sql: () => `
      INSERT INTO swipes (user_id, pet_id, liked, created_at)
      SELECT user_id, 1 + (user_id * 7919 + ((number - 1) * 20 + k) * 37) % ${PETS}, random() < 0.4,
        at + (k + random()) * interval '8 seconds' AS created_at
      FROM visits CROSS JOIN LATERAL generate_series(0, swipes - 1) k ORDER BY created_at`,
  },
  {
    what: "sessions",
    sql: () => `
      INSERT INTO sessions (user_id, started_at, last_seen_at, expires_at, ended_at)
      SELECT user_id, at, at + swipes * interval '8 seconds', at + interval '30 days',
        CASE WHEN random() < 0.8 THEN at + swipes * interval '8 seconds' + random() * interval '1 minute' END
      FROM visits ORDER BY at`,
  },
  {
    what: "matches",
    sql: () => `
      INSERT INTO matches (user_id, pet_id, created_at, swiped_at)
      SELECT user_id, pet_id, matched_at, created_at FROM (
        SELECT user_id, pet_id, created_at,
          created_at + CASE WHEN random() < 0.5 THEN interval '0' ELSE -ln(1 - random()) * interval '6 hours' END AS matched_at
        FROM swipes WHERE liked AND random() < 0.13
      ) accepted WHERE matched_at < now() ORDER BY matched_at`,
  },
  {
    what: "adoptions",
    sql: () => `
      INSERT INTO adoptions (match_id, user_id, matched_at, requested_at, status, completed_at, cancelled_at)
      SELECT id, user_id, created_at, requested_at, status,
        CASE status WHEN 'completed' THEN decided_at END, CASE status WHEN 'cancelled' THEN decided_at END
      FROM (
        SELECT *, CASE WHEN decided_at > now() OR fate < 0.2 THEN 'requested' WHEN fate < 0.8 THEN 'completed' ELSE 'cancelled' END AS status
        FROM (
          SELECT *, requested_at + random() * interval '3 days' AS decided_at
          FROM (SELECT *, created_at + random() * interval '2 days' AS requested_at, random() AS fate FROM matches WHERE random() < 0.3) asked
        ) decided WHERE requested_at < now()
      ) known ORDER BY requested_at`,
  },
];

/** Fills a migrated, empty database with about `swipes` swipes and related facts, with triggers disabled. */
export async function writeFacts(client: ClientBase, swipes: number, log: (line: string) => void): Promise<void> {
  await client.query("SET session_replication_role = replica; SET work_mem = '256MB'; SELECT setseed(0.42)");
  for (const { what, sql } of STEPS) {
    const start = performance.now();
    await client.query(sql(Math.round(swipes / SWIPES_PER_USER)));
    log(`  ${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  await client.query("RESET session_replication_role; RESET work_mem; DROP TABLE visits");
}

/** Identifies the generator's version, for the stamp of cached data. */
export const factsVersion = STEPS.map(({ sql }) => sql(0)).join();
