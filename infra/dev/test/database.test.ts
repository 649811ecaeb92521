import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PostgresServer, startPostgres } from "@petswipe/embedded";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DatabaseUrls, prepareGivenDatabase, prepareOwnDatabase } from "../database.ts";

async function value(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

describe("the runner's database", () => {
  let dir: string;
  let server: PostgresServer;
  let urls: DatabaseUrls;
  const prepare = () => prepareOwnDatabase(server.url, join(dir, "secrets"), () => {});

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "database "));
    await mkdir(join(dir, "secrets"));
    server = await startPostgres({ dataDir: join(dir, "postgres"), settings: { fsync: "off" } });
    urls = await prepare();
  });
  afterAll(async () => {
    await server.stop();
    await rm(dir, { recursive: true });
  });

  it("is migrated, seeded once, and unchanged at the next start", async () => {
    const swipes = await value(urls.owner, "SELECT count(*)::int FROM swipes");
    expect(swipes).toBeGreaterThanOrEqual(60_000);
    expect(await prepare()).toEqual(urls);
    expect(await value(urls.owner, "SELECT count(*)::int FROM swipes")).toBe(swipes);
  });

  it("that is external has one login for all clients", async () => {
    const { owner } = urls;
    const prepared = await prepareGivenDatabase(owner, true, () => {});
    expect(prepared).toEqual({ owner, backend: owner, exporter: owner, monitor: owner });
  });

  it.each([
    [false, 0],
    [true, 3],
  ])("that is external and empty is filled only on request: %s", async (fill, demoUsers) => {
    const given = new URL(server.url);
    given.pathname = `/given_${fill}`;
    await value(server.url, `CREATE DATABASE given_${fill}`);
    await prepareGivenDatabase(given.href, fill, () => {});
    const demo =
      "SELECT count(*)::int FROM users WHERE email LIKE '%@petswipe.example' AND email ~ '^(adopter|shelter|admin)@'";
    expect(await value(given.href, demo)).toBe(demoUsers);
  });

  it("lets the backend write, but own nothing", async () => {
    expect(await value(urls.backend, "UPDATE users SET display_name = display_name RETURNING current_user")).toBe(
      "petswipe_backend",
    );
    await expect(value(urls.backend, "DROP TABLE swipes")).rejects.toThrow(/must be owner/);
  });

  it("lets the exporter count, but nothing else", async () => {
    expect(await value(urls.exporter, "SELECT count(*) > 0 FROM swipes")).toBe(true);
    await expect(value(urls.exporter, "DELETE FROM swipes")).rejects.toThrow(/permission denied/);
    await expect(value(urls.exporter, "SELECT email FROM users")).rejects.toThrow(/permission denied/);
  });

  it("lets the monitor read the cost of every statement, but no rows", async () => {
    const others = "SELECT count(*) > 0 FROM pg_stat_statements WHERE query LIKE '%swipes%'";
    expect(await value(urls.monitor, others)).toBe(true);
    await expect(value(urls.monitor, "SELECT * FROM swipes")).rejects.toThrow(/permission denied/);
  });
});
