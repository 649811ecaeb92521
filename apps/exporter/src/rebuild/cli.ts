import { reasonOf } from "@petswipe/database";
import pg from "pg";
import { readAddress } from "../address.ts";
import { rebuild } from "./rebuild.ts";

/** Rebuilds the roll-ups, as the owner of the tables. Exit code 1: it failed, and they are unchanged. */
async function run(client: pg.Client): Promise<void> {
  // Before the snapshot, which would miss the commit of a running fold. Released with the connection.
  await client.query("SELECT pg_advisory_lock(kpi.lock_key())");
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  await rebuild(client, { log: (line) => process.stdout.write(`${line}\n`) });
  await client.query("COMMIT");
}

try {
  const connectionString = readAddress(process.env);
  const client = new pg.Client({ connectionString, application_name: "petswipe-kpi-rebuild" });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
} catch (error) {
  process.stderr.write(`Rebuild failed, the roll-ups are unchanged: ${reasonOf(error)}\n`);
  process.exitCode = 1;
}
