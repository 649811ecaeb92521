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

describe("a server that is gone", () => {
  it("is said to be unavailable for as long as it is away, and used again when it is back", async () => {
    const { database } = observed;
    expect(await database.query(one)).toEqual(answer);
    server.kill("SIGKILL");
    await server.exited;
    // Its backends see that their postmaster is gone only a moment later.
    await vi.waitFor(() => expect(database.query(one)).rejects.toThrow(DatabaseUnavailableError), { timeout: 30_000 });
    await expect(database.transaction((tx) => tx.query(one))).rejects.toThrow(/^PostgreSQL is not available: .+/);
    server = await start(server.port);
    expect(await database.query(one)).toEqual(answer);
  });

  it("says every address that it was looked for at", () => {
    const causes = ["::1", "127.0.0.1"].map((host) => new Error(`connect ECONNREFUSED ${host}:5432`));
    expect(new DatabaseUnavailableError(new AggregateError(causes)).message).toBe(
      "PostgreSQL is not available: connect ECONNREFUSED ::1:5432; connect ECONNREFUSED 127.0.0.1:5432",
    );
  });
});

describe("a connection that PostgreSQL ends", () => {
  const end = (backend: number | undefined) => run(server.url, "SELECT pg_terminate_backend($1)", [backend]);

  it("while its statement runs fails that statement only", async () => {
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

  it("between two statements of a transaction fails the transaction, and not the process", async () => {
    const work = observed.database.transaction(async (tx) => {
      await end((await tx.first(pid))?.pid);
      await tx.query(one);
    });
    await expect(work).rejects.toThrow(DatabaseUnavailableError);
    expect(await observed.series("db_transactions_total")).toEqual({ '{status="rolled_back"}': 1 });
    expect(await observed.database.query(one)).toEqual(answer);
  });

  it("while it is idle is told, and nobody's request fails", async () => {
    await end((await observed.database.first(pid))?.pid);
    await vi.waitFor(() => expect(observed.idleErrors).not.toEqual([]), { timeout: 5_000 });
    expect(await observed.database.query(one)).toEqual(answer);
  });
});

describe("a server that hangs", () => {
  it("is given up on a second after the statement's time, and used again when it goes on", async () => {
    const backend = (await observed.database.first(pid))?.pid ?? 0;
    process.kill(backend, "SIGSTOP");
    try {
      await expect(observed.database.query(one)).rejects.toThrow(DatabaseUnavailableError);
    } finally {
      process.kill(backend, "SIGCONT");
    }
    expect(await observed.database.query(one)).toEqual(answer);
  });

  it("that lets nobody in is given up on after the connection's time", async () => {
    server.kill("SIGSTOP");
    try {
      await expect(observed.database.query(one)).rejects.toThrow(DatabaseUnavailableError);
    } finally {
      server.kill("SIGCONT");
    }
    expect(await observed.database.query(one)).toEqual(answer);
  });
});

it("a statement that is wrong does not make the server unavailable", async () => {
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
