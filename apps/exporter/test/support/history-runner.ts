import { createHash } from "node:crypto";
import pg from "pg";
import { type AuditResult, compare, type Difference } from "../../src/audit/audit.ts";
import { kpis } from "../../src/kpis/all.ts";
import { rebuild } from "../../src/rebuild/rebuild.ts";
import { randomFrom } from "./random.ts";
import { connectWriter, type HistoryState, STEPS, writerOver } from "./writers.ts";

const WRITERS = 4;
const STEPS_PER_HISTORY = 80;
const START = Math.floor(Date.UTC(2026, 0, 15, 11, 58) / 60_000);
/** Minutes after the end of a history at which it is checked again, until users have left every window. */
const LATER = [0, 1, 60, 7 * 1440, 8 * 1440, 40 * 1440];

/** Differences, and when they were found. */
export interface Finding {
  readonly moment: string;
  readonly differences: readonly Difference[];
}

/** The connection with prepared statements, since planning dominates the cost of small ones. */
function planOnce(client: pg.Client): Pick<pg.ClientBase, "query"> {
  const query = (text: string, values: unknown[] = []) => client.query({ name: nameOf(text), text, values });
  return { query: query as pg.ClientBase["query"] };
}

const nameOf = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** Runs histories in sequence on one database. */
export async function openHistoryRunner(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const connections = await Promise.all(Array.from({ length: WRITERS }, () => connectWriter(url)));

  async function reset(): Promise<void> {
    await client.query("DELETE FROM swipes; DELETE FROM users; DELETE FROM pets; DELETE FROM kpi.removed");
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await rebuild(client, { at: new Date(START * 60_000), log: () => {} });
    await client.query("COMMIT");
  }

  /** Folds up to a minute and compares, in one snapshot, regardless of open transactions. */
  async function check(minute: number): Promise<AuditResult> {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    // A batch too small for one call, so that the fold has to resume.
    while ((await client.query("SELECT kpi.fold_to($1, 7) AS more", [minute])).rows[0].more);
    const result = await compare(planOnce(client), kpis);
    await client.query("COMMIT");
    return result;
  }

  /** Runs the history of a seed to its end or to the first difference. */
  async function run(seed: number): Promise<Finding | undefined> {
    const random = randomFrom(seed);
    const state: HistoryState = { minute: START, random, users: ["0"], pets: ["0"] };
    await reset();
    const writers = connections.map((connection) => writerOver(connection, state));
    try {
      for (let step = 0; step < STEPS_PER_HISTORY; step += 1) {
        await random.pick(writers).step(random.pick(STEPS));
        if (random.chance(0.12)) state.minute += random.chance(0.8) ? random.int(3) : random.int(9 * 1440);
        if (!random.chance(0.1)) continue;
        const { differences } = await check(state.minute);
        if (differences.length > 0) return { moment: `step ${step}`, differences };
      }
      for (const writer of writers) await writer.settle();
      for (const later of LATER) {
        const { differences } = await check(state.minute + later);
        if (differences.length > 0) return { moment: `${later} minutes after the end`, differences };
      }
      return undefined;
    } finally {
      for (const writer of writers) await writer.abandon();
    }
  }

  return { client, run, close: () => Promise.all([client, ...connections].map((one) => one.end())) };
}

export type HistoryRunner = Awaited<ReturnType<typeof openHistoryRunner>>;
