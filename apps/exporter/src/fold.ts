import type { ClientBase } from "pg";

export type FoldOutcome = "folded" | "fresh" | "busy";

export interface FoldResult {
  readonly outcome: FoldOutcome;
  /** Changes of closed minutes are left over: the roll-ups are behind, and another fold is due. */
  readonly more: boolean;
}

/** SQLSTATE: another fold committed after this one's snapshot. */
const SERIALIZATION_FAILURE = "40001";

/**
 * Folds what changed into the roll-ups, in a transaction of its own, unless a replica did so within `minAgeMs`. Rejects
 * with node-pg's error when PostgreSQL fails; then nothing has changed.
 */
export async function fold(client: ClientBase, minAgeMs = 0): Promise<FoldResult> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  try {
    const { rows } = await client.query<{ outcome: FoldOutcome | "more" }>(
      "SELECT kpi.fold(make_interval(secs => $1)) AS outcome",
      [minAgeMs / 1000],
    );
    await client.query("COMMIT");
    const outcome = rows[0]?.outcome ?? "busy";
    return { outcome: outcome === "more" ? "folded" : outcome, more: outcome === "more" };
  } catch (error) {
    await client.query("ROLLBACK");
    if (error instanceof Error && "code" in error && error.code === SERIALIZATION_FAILURE)
      return { outcome: "busy", more: false };
    throw error;
  }
}
