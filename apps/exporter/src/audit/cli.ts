import { parseArgs } from "node:util";
import { reasonOf } from "@petswipe/database";
import pg from "pg";
import { readAddress } from "../address.ts";
import { foldAll } from "../fold.ts";
import { kpis } from "../kpis/all.ts";
import { rebuild } from "../rebuild/rebuild.ts";
import { type AuditResult, compare } from "./audit.ts";
import { report } from "./report.ts";

const USAGE = `pnpm kpi:audit [--at <time>]

Recomputes every KPI from the facts by its definition, in one snapshot, and compares it with the roll-ups.
Reads DATABASE_URL. Changes nothing. Exit code 0: no differences; 1: differences, which are listed; 2: the audit failed.

  --at <time>   ISO 8601 (2026-11-24T14:05Z): windows end at that minute instead of now. Rebuilds the roll-ups for that
                time in a transaction that is rolled back, so DATABASE_URL must be the owner's.
`;

function readArguments(): { url: string; at: Date | undefined } {
  const { values } = parseArgs({ options: { at: { type: "string" }, help: { type: "boolean" } } });
  if (values.help) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  const url = readAddress(process.env);
  const at = values.at === undefined ? undefined : new Date(values.at);
  if (at !== undefined && Number.isNaN(at.getTime()))
    throw new Error(`--at ${values.at} is not a time: write it as 2026-11-24T14:05Z`);
  return { url, at };
}

async function audit(client: pg.Client, at: Date | undefined): Promise<AuditResult> {
  // Before the snapshot, which would miss the commit of a running fold. Released with the connection.
  await client.query("SELECT pg_advisory_lock(kpi.lock_key())");
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  if (at === undefined) await foldAll(client);
  else await rebuild(client, { at, log: (line) => process.stderr.write(`${line}\n`) });
  const result = await compare(client, kpis);
  await client.query("ROLLBACK");
  return result;
}

try {
  const { url, at } = readArguments();
  const client = new pg.Client({ connectionString: url, application_name: "petswipe-kpi-audit" });
  await client.connect();
  try {
    const result = await audit(client, at);
    process.stdout.write(report(result));
    process.exitCode = result.differences.length === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
} catch (error) {
  process.stderr.write(`The audit failed: ${reasonOf(error)}\n`);
  process.exitCode = 2;
}
