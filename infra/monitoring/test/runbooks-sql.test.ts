import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@petswipe/database/migrate";
import { type PostgresServer, startPostgres } from "@petswipe/embedded";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTexts } from "../src/runbooks/files.ts";
import { parseRunbook } from "../src/runbooks/parse.ts";

/** One case a statement; a runbook's name and the statement tell it apart. */
const statements = [...(await readTexts())].flatMap(([file, text]) =>
  parseRunbook(text)
    .blocks.filter(({ language }) => language === "sql")
    .flatMap((block) => block.text.split(/;\s*(?:\n|$)/))
    .filter((statement) => statement.trim() !== "")
    .map((statement) => [file, statement] as const),
);

/** Statements that PostgreSQL can plan without executing them; the others are executed, in a throwaway database. */
const planned = /^\s*(select|with|insert|update|delete)\b/i;

describe("SQL of the runbooks", () => {
  let folder: string;
  let server: PostgresServer;
  let client: pg.Client;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "runbooks "));
    server = await startPostgres({ dataDir: join(folder, "postgres"), settings: { fsync: "off" } });
    await migrate({ url: server.url });
    client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query("CREATE EXTENSION pg_stat_statements");
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const plan = (statement: string) => client.query(planned.test(statement) ? `EXPLAIN ${statement}` : statement);

  it.each(statements)("%s: %s", async (_, statement) => {
    await expect(plan(statement)).resolves.toBeDefined();
  });

  it("would be refused with a wrong name", async () => {
    await expect(plan("SELECT folded_att FROM kpi.state")).rejects.toThrow(/folded_att/);
    await expect(plan("ANALYZE swipe")).rejects.toThrow(/swipe/);
  });
});
