import { hasSqlState, SQLSTATE } from "@petswipe/database";
import type { ClientBase } from "pg";

/** `folded`: done. `fresh`: recently done by another replica. `busy`: running elsewhere. */
export type FoldOutcome = "folded" | "fresh" | "busy";

export interface FoldOptions {
  /** Skips the fold if the last one is younger. */
  readonly minAgeMs?: number;
  /** Changes per statement; limits its duration and memory. */
  readonly batch?: number;
}

/**
 * Folds all changes into the roll-ups in one transaction, so that readers never see a partial fold. Rejects with node-pg's
 * error if PostgreSQL fails; then nothing has changed.
 */
export async function fold(client: ClientBase, options: FoldOptions = {}): Promise<FoldOutcome> {
  // No need to wait for the disk: if PostgreSQL crashes, the fold is lost as a whole, and the next one repeats it.
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL synchronous_commit = off");
  try {
    const outcome = await foldAll(client, options);
    await client.query("COMMIT");
    return outcome;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {}); // PostgreSQL rolls back a lost connection by itself
    // Another fold has committed after this one's snapshot.
    if (hasSqlState(error, SQLSTATE.serializationFailure)) return "busy";
    throw error;
  }
}

/** The same in the caller's REPEATABLE READ transaction. */
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
