import { hasSqlState, SQLSTATE } from "@petswipe/database";
import type { ClientBase } from "pg";

/** `folded`: done. `fresh`: done by another replica a short time ago. `busy`: under way elsewhere. */
export type FoldOutcome = "folded" | "fresh" | "busy";

export interface FoldOptions {
  /** A fold that is younger is good enough. */
  readonly minAgeMs?: number;
  /** Changes that one statement takes out; bounds its time and memory. */
  readonly batch?: number;
}

/**
 * Folds all that changed into the roll-ups, in one transaction, so that nobody reads them half folded. Rejects with
 * node-pg's error when PostgreSQL fails; then nothing has changed.
 */
export async function fold(client: ClientBase, options: FoldOptions = {}): Promise<FoldOutcome> {
  // Nothing waits for the disk: what a crash of PostgreSQL takes back, it takes back whole, and the next fold does it again.
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL synchronous_commit = off");
  try {
    const outcome = await foldAll(client, options);
    await client.query("COMMIT");
    return outcome;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {}); // of a connection that is lost, PostgreSQL rolls back by itself
    // Another fold committed after this one's snapshot.
    if (hasSqlState(error, SQLSTATE.serializationFailure)) return "busy";
    throw error;
  }
}

/** The same inside the caller's REPEATABLE READ transaction. */
export async function foldAll(
  client: ClientBase,
  { minAgeMs = 0, batch = 50_000 }: FoldOptions = {},
): Promise<FoldOutcome> {
  for (let minAge = minAgeMs; ; minAge = 0) {
    const { rows } = await client.query<{ outcome: FoldOutcome | "more" }>(
      "SELECT kpi.fold(make_interval(secs => $1), $2) AS outcome",
      [minAge / 1000, batch],
    );
    const outcome = rows[0]?.outcome ?? "busy";
    if (outcome !== "more") return outcome;
  }
}
