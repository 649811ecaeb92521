import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { migrate } from "@petswipe/database/migrate";
import { type PostgresServer, startPostgres } from "@petswipe/embedded";
import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { compare } from "../src/audit/audit.ts";
import { foldAll } from "../src/fold.ts";
import { kpis } from "../src/kpis/all.ts";
import { type Program, startProgram } from "./support/programs.ts";
import { randomFrom } from "./support/random.ts";

const SEED = Number(process.env["KPI_SEED"] ?? Date.now() % 1_000_000);
const random = randomFrom(SEED);
/** Minimum duration of a fold or rebuild with the slow triggers below. */
const WORK_MS = 800;

let directory: string;
let server: PostgresServer;
const start = (port?: number) =>
  startPostgres({ dataDir: join(directory, "postgres"), settings: { fsync: "off" }, ...(port && { port }) });

async function withClient<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: server.url });
  client.on("error", () => {}); // PostgreSQL may be killed meanwhile; the running statement rejects
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Delays writes of the programs under test in four tables, so that kills hit each of them. */
const SLOW = `
  CREATE FUNCTION be_slow() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF current_setting('application_name') LIKE 'petswipe-%' THEN PERFORM pg_sleep(${WORK_MS / 4 / 1000}); END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER slow AFTER INSERT ON kpi.buckets FOR EACH STATEMENT EXECUTE FUNCTION be_slow();
  CREATE TRIGGER slow AFTER INSERT ON kpi.totals FOR EACH STATEMENT EXECUTE FUNCTION be_slow();
  CREATE TRIGGER slow AFTER INSERT ON kpi.people FOR EACH STATEMENT EXECUTE FUNCTION be_slow();
  CREATE TRIGGER slow AFTER INSERT OR UPDATE ON kpi.last_seen FOR EACH STATEMENT EXECUTE FUNCTION be_slow();`;

beforeAll(async () => {
  process.stdout.write(`KPI crashes: KPI_SEED=${SEED}\n`);
  directory = await mkdtemp(join(tmpdir(), "petswipe-crash-"));
  server = await start();
  await migrate({ url: server.url });
  await withClient((client) =>
    client.query(`
      INSERT INTO pets (name, pet_type, age_months) SELECT 'Rex', 'dog', 1 FROM generate_series(1, 100);
      INSERT INTO users (email, password_hash, display_name, role) SELECT i, '', '', 'adopter' FROM generate_series(1, 200) i;
      INSERT INTO swipes (user_id, pet_id, liked, created_at)
      SELECT u.id, p.id, random() < 0.5, now() - random() * interval '40 days' FROM users u, pets p;
      ${SLOW}`),
  );
});
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
});

/** New facts of a round, of all kinds and ages, some deleted again. */
const FACTS = `
  INSERT INTO users (email, password_hash, display_name, role) SELECT gen_random_uuid(), '', '', 'adopter' FROM generate_series(1, 3);
  INSERT INTO swipes (user_id, pet_id, liked, created_at)
  SELECT u.id, p.id, random() < 0.5, now() - random() * interval '20 days' FROM (SELECT id FROM users ORDER BY id DESC LIMIT 5) u, pets p
  ON CONFLICT DO NOTHING;
  INSERT INTO matches (user_id, pet_id, created_at)
  SELECT user_id, pet_id, created_at + interval '5 minutes' FROM swipes WHERE liked ORDER BY random() LIMIT 20 ON CONFLICT DO NOTHING;
  INSERT INTO adoptions (match_id, requested_at) SELECT id, created_at FROM matches ORDER BY random() LIMIT 5 ON CONFLICT DO NOTHING;
  UPDATE adoptions SET status = 'completed', completed_at = requested_at + interval '1 hour' WHERE status = 'requested' AND random() < 0.5;
  DELETE FROM users WHERE id IN (SELECT id FROM users ORDER BY random() LIMIT 1)`;

/** Keeps writing like a backend until it is stopped, or until PostgreSQL is killed. */
function keepWriting(): () => Promise<void> {
  let stopped = false;
  const writing = withClient(async (client) => {
    while (!stopped) {
      await client.query(FACTS);
      await pause(50);
    }
  }).catch(() => {});
  return async () => {
    stopped = true;
    await writing;
  };
}

/** Resolves once the program holds the lock of fold and rebuild. */
async function untilAtWork(name: string): Promise<void> {
  const holders = `SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted AND a.application_name = '${name}'`;
  await withClient((client) =>
    vi.waitFor(async () => expect((await client.query(holders)).rowCount).toBeGreaterThan(0), {
      timeout: 20_000,
      interval: 10,
    }),
  );
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function killPostgres(): Promise<void> {
  server.kill("SIGKILL");
  await server.exited;
  server = await start(server.port);
}

/** Differences from the definitions, once the killed process has released the lock. */
async function differences() {
  return withClient(async (client) => {
    await client.query("SELECT pg_advisory_lock(kpi.lock_key())");
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await foldAll(client, { batch: 5000 });
    const result = await compare(client, kpis);
    await client.query("COMMIT");
    return result.differences;
  });
}

const PROGRAMS: Readonly<Record<string, [Program, string]>> = {
  fold: ["server", "petswipe-exporter"],
  rebuild: ["rebuild/cli", "petswipe-kpi-rebuild"],
};
const ROUNDS = Array.from({ length: 20 }, (_, index) => ({
  round: index + 1,
  victim: index % 2 === 0 ? "the program" : "PostgreSQL",
  work: index % 4 < 2 ? "fold" : "rebuild",
}));

it.each(ROUNDS)(
  "kill -9 of $victim during a $work leaves no differences (round $round of 20)",
  {
    timeout: 60_000,
  },
  async ({ victim, work }) => {
    const [program, name] = PROGRAMS[work] ?? expect.fail(work);
    await withClient((client) => client.query(FACTS));
    const env = { DATABASE_URL: server.url, PORT: "0", LOG_LEVEL: "silent", KPI_INTERVAL_SECONDS: "1" };
    const child = startProgram(program, env);
    const stopWriting = keepWriting();
    try {
      await untilAtWork(name);
      await pause(random.int(WORK_MS));
      if (victim === "PostgreSQL") await killPostgres();
      else await end(child);
    } finally {
      await end(child);
      await stopWriting();
    }
    expect(await differences()).toEqual([]);
  },
);
