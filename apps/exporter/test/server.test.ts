import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import { KPI_NAMES } from "@petswipe/metrics";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { figuresOf, seriesOf } from "./support/exporter.ts";
import { startProgram } from "./support/programs.ts";

const READER = `reader_${process.pid}`;

let database: TestDatabase;
let admin: pg.Client;
let readerUrl: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(`CREATE ROLE ${READER} LOGIN PASSWORD 'sesame' IN ROLE petswipe_reader`);
  const url = new URL(database.url);
  url.username = READER;
  url.password = "sesame";
  readerUrl = url.href;
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});
afterAll(async () => {
  await admin.query(`DROP ROLE ${READER}`);
  await admin.end();
  await database.drop();
});

/** Starts the server with only this environment; `listening` returns its URL. */
function start(env: NodeJS.ProcessEnv) {
  const started = startProgram("server", env);
  if (started.stdout === null || started.stderr === null) throw new Error("expected pipes");
  children.push(started);
  let log = "";
  started.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    log += chunk;
  });
  const ended = Promise.all([text(started.stderr), once(started, "exit")]);
  return {
    process: started,
    log: () => log,
    listening: () =>
      vi.waitFor(() => /"Server listening at (http:\/\/[^"]+)"/.exec(log)?.[1] ?? expect.fail(log), {
        timeout: 30_000,
      }),
    ended: ended.then(([stderr, [code]]) => ({ code, stderr })),
  };
}

const beSlow = (seconds: number) => `CREATE OR REPLACE FUNCTION be_slow() RETURNS trigger LANGUAGE plpgsql
  AS 'BEGIN PERFORM pg_sleep(${seconds}); RETURN NULL; END'`;

const scrape = async (address: string) => seriesOf(await (await fetch(`${address}/metrics`)).text(), "");

describe("the exporter's process", () => {
  it("collects every KPI with a reader's privileges, and exits with 0 on SIGTERM", async () => {
    const server = start({ DATABASE_URL: readerUrl, PORT: "0", KPI_INTERVAL_SECONDS: "1" });
    const address = await server.listening();
    const ups = KPI_NAMES.map((kpi) => [`petswipe_kpi_up{kpi="${kpi}"}`, 1]);
    await vi.waitFor(async () => expect(await scrape(address)).toMatchObject(Object.fromEntries(ups)), {
      timeout: 30_000,
    });
    expect(await scrape(address)).toMatchObject({
      petswipe_matches_stored_total: 0,
      process_cpu_seconds_total: expect.any(Number),
    });

    server.process.kill("SIGTERM");
    expect(await server.ended).toEqual({ code: 0, stderr: "" });
    expect(server.log()).toContain('"msg":"stopping"');
  });

  it("collects again after a pause", async () => {
    const server = start({ DATABASE_URL: readerUrl, PORT: "0", KPI_INTERVAL_SECONDS: "1" });
    const address = await server.listening();
    const none = { 'petswipe_pets{status="listed",pet_type="dog"}': 0 };
    await vi.waitFor(async () => expect(await scrape(address)).toMatchObject(none), { timeout: 30_000 });
    await admin.query("INSERT INTO pets (name, pet_type, age_months) VALUES ('Milo', 'dog', 1)");
    const listed = { 'petswipe_pets{status="listed",pet_type="dog"}': 1 };
    await vi.waitFor(async () => expect(await scrape(address)).toMatchObject(listed), {
      timeout: 30_000,
      interval: 200,
    });
  });

  it("starts without PostgreSQL, reports it, and serves no KPI", async () => {
    const server = start({ DATABASE_URL: "postgres://me:sesame@127.0.0.1:1/pets", PORT: "0" });
    const address = await server.listening();
    const errors = { 'petswipe_kpi_errors_total{kpi="pets"}': 1, 'petswipe_kpi_up{kpi="pets"}': 0 };
    await vi.waitFor(async () => expect(await scrape(address)).toMatchObject(errors), { timeout: 30_000 });
    const figures = Object.keys(await scrape(address)).filter((name) => /^petswipe_(?!kpi_)/.test(name));
    expect(figures).toEqual([]);
    expect(server.log()).not.toContain("sesame");
    server.process.kill("SIGINT");
    expect((await server.ended).code).toBe(0);
  });

  it("lists every problem of an invalid environment and exits with 1 before it listens", async () => {
    const server = start({
      DATABASE_URL: "mysql://localhost/pets",
      PORT: "99999",
      KPI_INTERVAL_SECONDS: "0",
      METRICS_TOKEN: "sesame",
    });
    const { code, stderr } = await server.ended;
    const problems = stderr.split("\n").filter((line) => line.startsWith("  - "));
    expect(code).toBe(1);
    expect(problems.map((line) => line.split(" ")[3]).sort()).toEqual([
      "DATABASE_URL",
      "KPI_INTERVAL_SECONDS",
      "METRICS_TOKEN",
      "PORT",
    ]);
    expect(stderr).toMatch(/^The environment has 4 problems:\n/);
    expect(stderr).not.toMatch(/sesame|mysql|99999|\n\s+at /);
    expect(server.log()).toBe("");
  });

  it("names a port that is in use, and exits with 1", async () => {
    const first = start({ DATABASE_URL: readerUrl, PORT: "0" });
    const { port } = new URL(await first.listening());
    const second = start({ DATABASE_URL: readerUrl, PORT: port });
    const { code, stderr } = await second.ended;
    first.process.kill("SIGTERM");
    await first.ended;
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} of 127.0.0.1 is already in use`);
  });

  it("shares the work with another replica, which takes over when it is killed during a fold", async () => {
    const named = (name: string) => `${readerUrl}?application_name=${name}`;
    const env = { PORT: "0", KPI_INTERVAL_SECONDS: "1" };
    const replicas = ["one", "two"].map((name) => start({ ...env, DATABASE_URL: named(name) }));
    const addresses = await Promise.all(replicas.map((replica) => replica.listening()));
    const all = () => Promise.all(addresses.map(scrape));
    const outcomes = async (outcome: string) =>
      (await all()).map((series) => series[`petswipe_kpi_folds_total{outcome="${outcome}"}`] ?? 0);
    const sum = (counts: readonly number[]) => counts.reduce((one, other) => one + other, 0);
    await vi.waitFor(
      async () => expect(sum(await outcomes("folded")) + sum(await outcomes("fresh"))).toBeGreaterThan(9),
      {
        timeout: 20_000,
        interval: 200,
      },
    );
    expect(sum(await outcomes("fresh")) + sum(await outcomes("busy"))).toBeGreaterThan(2);
    const [one, other] = (await all()).map(figuresOf);
    expect(one).toEqual(other);

    const asleep = "SELECT application_name AS name FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
    await admin.query(`${beSlow(2)}; CREATE TRIGGER slow AFTER UPDATE ON kpi.state EXECUTE FUNCTION be_slow()`);
    const victim = await vi.waitFor(async () => (await admin.query(asleep)).rows[0].name as string, 10_000);
    replicas[victim === "one" ? 0 : 1]?.process.kill("SIGKILL");
    await admin.query(beSlow(0));
    const survivor = addresses[victim === "one" ? 1 : 0] ?? expect.fail("no survivor");
    const success = 'petswipe_kpi_last_success_timestamp_seconds{kpi="pets"}';
    const before = (await scrape(survivor))[success] ?? 0;
    await vi.waitFor(async () => expect((await scrape(survivor))[success]).toBeGreaterThan(before), {
      timeout: 10_000,
      interval: 100,
    });
    await admin.query("DROP TRIGGER slow ON kpi.state");
  });
});
