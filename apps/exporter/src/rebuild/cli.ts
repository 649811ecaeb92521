import { reasonOf } from "@petswipe/database";
import pg from "pg";
import { rebuild } from "./rebuild.ts";

const url = process.env["DATABASE_URL"];
if (url === undefined || url === "") {
  process.stderr.write(
    "DATABASE_URL is not set: postgres://owner:password@host:5432/database (the owner of the tables)\n",
  );
  process.exit(2);
}

const client = new pg.Client({ connectionString: url, application_name: "petswipe-kpi-rebuild" });
try {
  await client.connect();
  // Before the snapshot, so that it does not miss what a fold under way commits. Ends with the connection.
  await client.query("SELECT pg_advisory_lock(kpi.lock_key())");
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  await rebuild(client, { log: (line) => process.stdout.write(`${line}\n`) });
  await client.query("COMMIT");
} catch (error) {
  process.stderr.write(`The roll-ups were left as they were: ${reasonOf(error)}\n`);
  process.exitCode = 1;
} finally {
  await client.end();
}
