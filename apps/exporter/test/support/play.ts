import { createHash } from "node:crypto";
import pg from "pg";
import { type AuditResult, compare, type Difference } from "../../src/audit/audit.ts";
import { kpis } from "../../src/kpis/all.ts";
import { rebuild } from "../../src/rebuild/rebuild.ts";
import { randomFrom } from "./history.ts";
import { connectWriter, STEPS, type World, writerOver } from "./writers.ts";

const WRITERS = 4;
const STEPS_PER_HISTORY = 80;
const START = Math.floor(Date.UTC(2026, 0, 15, 11, 58) / 60_000);
/** Minutes after the end of a history at which it is looked at once more: people leave every window. */
const LATER = [0, 1, 60, 7 * 1440, 8 * 1440, 40 * 1440];

/** What was found wrong, and when. */
export interface Finding {
  readonly moment: string;
  readonly differences: readonly Difference[];
}

/** The connection with every statement planned once, which is most of what such small ones cost. */
function planOnce(client: pg.Client): Pick<pg.ClientBase, "query"> {
  const query = (text: string, values: unknown[] = []) => client.query({ name: nameOf(text), text, values });
  return { query: query as pg.ClientBase["query"] };
}

const nameOf = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** A database with connections, on which one history after the other is played. */
export async function openStage(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const connections = await Promise.all(Array.from({ length: WRITERS }, () => connectWriter(url)));

  async function startAfresh(): Promise<void> {
    await client.query("DELETE FROM swipes; DELETE FROM users; DELETE FROM pets; DELETE FROM kpi.removed");
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await rebuild(client, { at: new Date(START * 60_000), log: () => {} });
    await client.query("COMMIT");
  }

  /** Folds up to a minute and compares, all in one state of the facts, whatever transactions are open elsewhere. */
  async function look(minute: number): Promise<AuditResult> {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    // A batch that is too small for one go: the fold has to take up where it stopped.
    while ((await client.query("SELECT kpi.fold_to($1, 7) AS more", [minute])).rows[0].more);
    const result = await compare(planOnce(client), kpis);
    await client.query("COMMIT");
    return result;
  }

  /** Plays the history of a seed to its end or to the first difference. */
  async function play(seed: number): Promise<Finding | undefined> {
    const random = randomFrom(seed);
    const world: World = { minute: START, random, users: ["0"], pets: ["0"] };
    await startAfresh();
    const writers = connections.map((connection) => writerOver(connection, world));
    try {
      for (let step = 0; step < STEPS_PER_HISTORY; step += 1) {
        await random.pick(writers).step(random.pick(STEPS));
        if (random.chance(0.12)) world.minute += random.chance(0.8) ? random.int(3) : random.int(9 * 1440);
        if (!random.chance(0.1)) continue;
        const { differences } = await look(world.minute);
        if (differences.length > 0) return { moment: `step ${step}`, differences };
      }
      for (const writer of writers) await writer.settle();
      for (const later of LATER) {
        const { differences } = await look(world.minute + later);
        if (differences.length > 0) return { moment: `${later} minutes after the end`, differences };
      }
      return undefined;
    } finally {
      for (const writer of writers) await writer.abandon();
    }
  }

  return { client, play, close: () => Promise.all([client, ...connections].map((one) => one.end())) };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
