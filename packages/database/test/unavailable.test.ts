import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PostgresServer, startPostgres } from "@petswipe/embedded";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { DatabaseUnavailableError, statement } from "../src/database.ts";
import { observedDatabase, run } from "./support/database.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const one = statement<{ one: number }>("select", "none", "SELECT 1 AS one");
const sleep = statement("select", "none", "SELECT pg_sleep(30)");
const pid = statement<{ pid: number }>("select", "none", "SELECT pg_backend_pid() AS pid");
const answer = [{ one: 1 }];

let directory: string;
let server: PostgresServer;
const start = (port?: number) =>
  startPostgres({
    dataDir: join(directory, "postgres"),
    settings: { fsync: "off" },
    ...(port === undefined ? {} : { port }),
  });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "petswipe-unavailable-"));
  server = await start();
});
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
});

let observed: ReturnType<typeof observedDatabase>;
beforeEach(() => {
  observed = observedDatabase(server.url, { statementTimeoutMs: 200, connectTimeoutMs: 500 });
  return () => observed.database.close();
});

describe("a stopped server", () => {
  it("is reported as unavailable until it is back", async () => {
    const { database } = observed;
    expect(await database.query(one)).toEqual(answer);
    server.kill("SIGKILL");
    await server.exited;
    // Its backends exit shortly after their postmaster.
    await vi.waitFor(() => expect(database.query(one)).rejects.toThrow(DatabaseUnavailableError), { timeout: 30_000 });
    await expect(database.transaction((tx) => tx.query(one))).rejects.toThrow(/^PostgreSQL is not available: .+/);
    server = await start(server.port);
    expect(await database.query(one)).toEqual(answer);
  });

  it("is reported with every address that was tried", () => {
    const causes = ["::1", "127.0.0.1"].map((host) => new Error(`connect ECONNREFUSED ${host}:5432`));
    expect(new DatabaseUnavailableError(new AggregateError(causes)).message).toBe(
      "PostgreSQL is not available: connect ECONNREFUSED ::1:5432; connect ECONNREFUSED 127.0.0.1:5432",
    );
  });
});

describe("a connection that PostgreSQL closes", () => {
  const end = (backend: number | undefined) => run(server.url, "SELECT pg_terminate_backend($1)", [backend]);

  it("during a statement fails only that statement", async () => {
    const { database } = observedDatabase(server.url);
    const running = database.query(sleep).catch((error: unknown) => error);
    const ended = async () => {
      const sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'";
      expect(await run(server.url, sql)).toHaveLength(1);
    };
    await vi.waitFor(ended, { timeout: 5_000 });
    expect(await running).toBeInstanceOf(DatabaseUnavailableError);
    expect(await database.query(one)).toEqual(answer);
    await database.close();
  });

  it("between two statements of a transaction fails the transaction, not the process", async () => {
    const work = observed.database.transaction(async (tx) => {
      await end((await tx.first(pid))?.pid);
      await tx.query(one);
    });
    await expect(work).rejects.toThrow(DatabaseUnavailableError);
    expect(await observed.series("db_transactions_total")).toEqual({ '{status="rolled_back"}': 1 });
    expect(await observed.database.query(one)).toEqual(answer);
  });

  it("while idle is reported, and no request fails", async () => {
    await end((await observed.database.first(pid))?.pid);
    await vi.waitFor(() => expect(observed.idleErrors).not.toEqual([]), { timeout: 5_000 });
    expect(await observed.database.query(one)).toEqual(answer);
  });
});

describe("a server that hangs", () => {
  it("times out a second after the statement timeout, and is used again when it continues", async () => {
    const backend = (await observed.database.first(pid))?.pid ?? 0;
    process.kill(backend, "SIGSTOP");
    try {
      await expect(observed.database.query(one)).rejects.toThrow(DatabaseUnavailableError);
    } finally {
      process.kill(backend, "SIGCONT");
    }
    expect(await observed.database.query(one)).toEqual(answer);
  });

  it("that accepts no connection times out after the connect timeout", async () => {
    server.kill("SIGSTOP");
    try {
      await expect(observed.database.query(one)).rejects.toThrow(DatabaseUnavailableError);
    } finally {
      server.kill("SIGCONT");
    }
    expect(await observed.database.query(one)).toEqual(answer);
  });
});

it("an invalid statement does not count as unavailable", async () => {
  const { database } = observed;
  const create = statement(
    "select",
    "none",
    "SELECT 1; CREATE TABLE twice (id int PRIMARY KEY); INSERT INTO twice VALUES (1)",
  );
  await database.query(create);
  for (const text of [
    "INSERT INTO twice SELECT 1",
    "INSERT INTO no_table SELECT 1",
    "INSERT INTO twice SELECT 1 / 0",
  ]) {
    const error = await database.query(statement("insert", "none", text)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(DatabaseUnavailableError);
  }
});
