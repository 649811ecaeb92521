import type { Check } from "@petswipe/dev/boot/check";
import type { Compose } from "../compose.ts";
import { rowsOf } from "./durable.ts";

const WRITERS = ["backend", "exporter", "postgres-exporter"];
/** Tables with user data, ordered so that foreign keys allow deletion. */
const WRITTEN = ["sessions", "password_resets", "adoptions", "matches", "swipes", "pets", "users"];
const RUN_OPTIONS = ["--no-deps", "--rm"];

/** Backs up PostgreSQL, deletes all user data, restores it and compares the rows, with the documented commands. */
export async function loseAndRestore(compose: Compose): Promise<Check[]> {
  const before = await rowsOf(compose);
  await compose.run("run", ...RUN_OPTIONS, "backup", "dist/backup/backup.js", "--source", "postgres");
  await compose.rows(WRITTEN.map((table) => `DELETE FROM ${table}`).join("; "));
  const lost = await rowsOf(compose);
  await compose.run("stop", ...WRITERS);
  await compose.run("run", ...RUN_OPTIONS, "backup", "dist/backup/restore.js", "--source", "postgres");
  await compose.run("start", ...WRITERS);
  const after = await rowsOf(compose);
  const missing = before.filter((row) => !after.includes(row));
  return [
    {
      what: `restored tables of ${before.length}`,
      found: `${before.filter((row) => !lost.includes(row)).length} lost, ${missing.length} not restored`,
      passed: lost.join() !== before.join() && missing.length === 0,
    },
  ];
}
