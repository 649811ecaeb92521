import type { Check } from "@petswipe/dev/boot/check";
import type { Compose } from "../compose.ts";
import { rowsOf } from "./lasting.ts";

const WRITERS = ["backend", "exporter", "postgres-exporter"];
/** Tables of what people do, those first that lead to others. */
const WRITTEN = ["sessions", "password_resets", "adoptions", "matches", "swipes", "pets", "users"];
const STARTED = ["--no-deps", "--rm"];

/** Backs PostgreSQL up, loses what people wrote, restores, and finds every row again; by the commands of backup/README.md. */
export async function loseAndRestore(compose: Compose): Promise<Check[]> {
  const before = await rowsOf(compose);
  await compose.ask("run", ...STARTED, "backup", "dist/backup/backup.js", "--source", "postgres");
  await compose.rows(WRITTEN.map((table) => `DELETE FROM ${table}`).join("; "));
  const lost = await rowsOf(compose);
  await compose.ask("stop", ...WRITERS);
  await compose.ask("run", ...STARTED, "backup", "dist/backup/restore.js", "--source", "postgres");
  await compose.ask("start", ...WRITERS);
  const after = await rowsOf(compose);
  const missing = before.filter((row) => !after.includes(row));
  return [
    {
      what: `tables that a restore brings back, of ${before.length}`,
      found: `${before.filter((row) => !lost.includes(row)).length} lost, ${missing.length} not back`,
      passed: lost.join() !== before.join() && missing.length === 0,
    },
  ];
}
