import { reasonOf } from "@petswipe/database";
import pg from "pg";
import { readAddress } from "../address.ts";
import { rebuild } from "./rebuild.ts";

/** Makes the roll-ups anew, as the owner of the tables. Exit code 1: it could not be done, and they are as they were. */
async function run(client: pg.Client): Promise<void> {
  // Before the snapshot, so that it does not miss what a fold under way commits. Ends with the connection.
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
  process.stderr.write(`The roll-ups were left as they were: ${reasonOf(error)}\n`);
  process.exitCode = 1;
}
