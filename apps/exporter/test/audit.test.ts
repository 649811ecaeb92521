import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomFacts, storeFacts } from "./support/facts.ts";
import { type Exit, runProgram } from "./support/programs.ts";

const READER = `auditor_${process.pid}`;
const CLEAN = /^(\d+) series with windows until (\S+): no differences\n$/;

let database: TestDatabase;
let admin: pg.Client;
let readerUrl: string;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  await storeFacts(admin, randomFacts(new Date(), 1));
  await admin.query(`CREATE ROLE ${READER} LOGIN PASSWORD 'sesame' IN ROLE petswipe_reader`);
  const url = new URL(database.url);
  url.username = READER;
  url.password = "sesame";
  readerUrl = url.href;
});
afterAll(async () => {
  await admin.query(`DROP ROLE ${READER}`);
  await admin.end();
  await database.drop();
});

const audit = (url: string, ...args: string[]): Promise<Exit> => runProgram("audit/cli", { DATABASE_URL: url }, args);
const rollUps = async () =>
  (await admin.query("SELECT *, xmin::text FROM kpi.totals ORDER BY kind, label, label2")).rows;

describe("pnpm kpi:audit", () => {
  it("reports no differences, also as a reader, in one line, and changes nothing", async () => {
    const before = await rollUps();
    for (const url of [database.url, readerUrl]) {
      const { code, stdout, stderr } = await audit(url);
      expect([code, stderr]).toEqual([0, ""]);
      expect(Number(CLEAN.exec(stdout)?.[1])).toBeGreaterThan(40);
    }
    expect(await rollUps()).toEqual(before);
  });

  it("reports none at any minute: now, a day ago, before the first fact", async () => {
    for (const age of [0, 26, 24 * 365]) {
      const at = new Date(Date.now() - age * 3_600_000);
      const { code, stdout } = await audit(database.url, "--at", at.toISOString());
      expect([code, CLEAN.exec(stdout)?.[2]]).toEqual([0, new Date(at.setUTCSeconds(0, 0)).toISOString()]);
    }
  });

  it("lists exactly the series that differ, and exits with 1", async () => {
    await admin.query("BEGIN; SELECT kpi.fold_to(kpi.minute(now()), 50000); COMMIT");
    await admin.query("UPDATE kpi.totals SET n = n + 1000 WHERE kind = 'match'");
    await admin.query(`INSERT INTO kpi.last_seen AS l (stage, grain, bucket, n)
      SELECT 'adopted', grain, (as_of - 1440) / grain, 1 FROM kpi.state, kpi.grains
      ON CONFLICT (stage, grain, bucket) DO UPDATE SET n = l.n + 1`);
    const { code, stdout } = await audit(readerUrl);
    expect(code).toBe(1);
    const matches = (await admin.query("SELECT count(*)::int AS n FROM matches")).rows[0].n;
    expect(
      stdout
        .split("\n")
        .map((line) => line.replace(/until \S+:/, "until …:").replace(/is \d+, by definition \d+$/, "…")),
    ).toEqual([
      "matches_stored: petswipe_matches_stored_total …",
      'funnel: petswipe_funnel_users{stage="adopted",window="30d"} …',
      expect.stringMatching(/^\d+ series with windows until …: 2 differences$/),
      "",
    ]);
    expect(stdout).toContain(`petswipe_matches_stored_total is ${matches + 1000}, by definition ${matches}\n`);
    const past = await audit(database.url, "--at", "2026-01-01T00:00Z");
    expect([past.code, CLEAN.test(past.stdout)]).toEqual([0, true]);
  });

  it("waits for a running fold", async () => {
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    await holder.query("SELECT pg_advisory_lock(kpi.lock_key())");
    const auditing = audit(readerUrl);
    const waiting = async () =>
      (await admin.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")).rowCount;
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
    await holder.end();
    expect((await auditing).code).not.toBe(2);
  });

  it.each([
    ["without a URL", {}, [], /DATABASE_URL is not set\. Example: postgres:\/\//],
    ["with an unreachable server", { DATABASE_URL: "postgres://me:sesame@localhost:1/pets" }, [], /ECONNREFUSED/],
    ["with an invalid URL", { DATABASE_URL: "pets" }, [], /DATABASE_URL/],
    [
      "at an invalid time",
      { DATABASE_URL: "postgres://localhost/pets" },
      ["--at", "noon"],
      /--at noon is not a time: write it as 2026-/,
    ],
    ["with an unknown option", { DATABASE_URL: "postgres://localhost/pets" }, ["--when", "now"], /--when/],
  ])("%s it reports the error, and exits with 2", async (_how, env, args, reason) => {
    const { code, stdout, stderr } = await runProgram("audit/cli", env, args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^The audit failed: /);
    expect(stderr).toMatch(reason);
    expect(stderr).not.toMatch(/\n\s+at |sesame/);
  });

  it("requires the owner with --at, and reports it", async () => {
    const { code, stderr } = await audit(readerUrl, "--at", "2026-01-01T00:00Z");
    expect([code, stderr]).toEqual([2, expect.stringContaining("permission denied for function rebuild_clear")]);
  });
});
