import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@petswipe/embedded";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate/migrate.ts";
import { databaseUrl, TEMPLATE } from "./url.ts";

/** Vitest's global setup: one PostgreSQL per run, with a migrated template that each test file's database is copied from. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), "petswipe-test-"));
  const server = await startPostgres({
    dataDir: join(directory, "postgres"),
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" },
  });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  await migrate({ url: databaseUrl(server.url, TEMPLATE) });
  project.provide("postgresUrl", server.url);

  return async () => {
    await server.stop();
    await rm(directory, { recursive: true });
  };
}
