import type { ClientBase } from "pg";

export interface RebuildOptions {
  /** Windows end at this minute; by default now. */
  readonly at?: Date;
  readonly log: (line: string) => void;
}

/**
 * Rebuilds the roll-ups from the facts in the caller's REPEATABLE READ transaction, under the fold's lock. Writers are not
 * blocked; their commits are folded afterwards. Readers see the old values until the caller commits.
 */
export async function rebuild(client: ClientBase, { at, log }: RebuildOptions): Promise<void> {
  const start = performance.now();
  const progress = (line: string) => log(`[${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s] ${line}`);

  const { rows: sizes } = await client.query<{ swipes: string }>(
    "SELECT greatest(reltuples, 0)::bigint AS swipes FROM pg_class WHERE oid = 'swipes'::regclass",
  );
  progress(`clearing the roll-ups; about ${Number(sizes[0]?.swipes ?? 0).toLocaleString("en")} swipes to read`);
  const { rows } = await client.query<{ minute: number }>(
    "SELECT kpi.rebuild_clear(kpi.minute(coalesce($1::timestamptz, now()))) AS minute",
    [at ?? null],
  );
  const minute = rows[0]?.minute;
  progress("counting by minute, hour and label");
  await client.query("SELECT kpi.rebuild_counts($1)", [minute]);
  progress("finding each user's last activity");
  await client.query("SELECT kpi.rebuild_people($1)", [minute]);
  progress("measuring the last day's sessions");
  await client.query("SELECT kpi.rebuild_sessions($1)", [minute]);
  progress("done");
}
