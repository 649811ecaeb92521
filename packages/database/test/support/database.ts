import { randomBytes } from "node:crypto";
import { databaseMetrics } from "@petswipe/metrics";
import { createInstruments, createRegistry } from "@petswipe/metrics/instruments";
import pg from "pg";
import { inject } from "vitest";
import { type DatabaseOptions, openDatabase } from "../../src/open.ts";
import { databaseUrl } from "../../src/testing/url.ts";

/** Runs one statement as superuser, on its own connection. */
export async function run(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** A database without any schema. */
export async function createEmptyDatabase() {
  const server = inject("postgresUrl");
  const name = `empty_${randomBytes(6).toString("hex")}`;
  await run(server, `CREATE DATABASE ${name}`);
  return { url: databaseUrl(server, name), drop: () => run(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** A connection pool, and access to its metrics. */
export function observedDatabase(url: string, options: Partial<DatabaseOptions> = {}) {
  const registry = createRegistry();
  const idleErrors: Error[] = [];
  const database = openDatabase({
    url,
    maxConnections: 2,
    applicationName: "petswipe-test",
    statementTimeoutMs: 5_000,
    connectTimeoutMs: 5_000,
    metrics: createInstruments(databaseMetrics, registry),
    onIdleError: (error) => idleErrors.push(error),
    ...options,
  });

  /** The series of a metric that are not 0, as `{labels}` and value. */
  async function series(name: keyof typeof databaseMetrics | "db_query_duration_seconds_count") {
    const lines = (await registry.metrics()).split("\n").filter((line) => line.startsWith(`${name}{`));
    const pairs = lines.map((line) => line.slice(name.length).split(/ (?=[^}]*$)/));
    return Object.fromEntries(pairs.filter(([, value]) => value !== "0").map(([key, value]) => [key, Number(value)]));
  }
  return { database, idleErrors, series };
}
