import type { Logger } from "@petswipe/logging";
import type { kpiSelfMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Pool } from "pg";
import { fold } from "./fold.ts";
import type { Freshness } from "./freshness.ts";
import type { Kpi } from "./kpis/kpi.ts";
import { type KpiInstruments, publish } from "./publish.ts";
import { samplesOf } from "./samples.ts";

export interface CollectOptions {
  readonly kpis: readonly Kpi[];
  readonly pool: Pick<Pool, "connect" | "query">;
  readonly instruments: KpiInstruments;
  readonly self: Instruments<typeof kpiSelfMetrics>;
  readonly freshness: Freshness;
  readonly logger: Logger;
  /** Skips the fold if another replica's is younger than this. */
  readonly foldMinAgeMs: number;
  /** Changes folded per statement; fold()'s limit by default. */
  readonly foldBatch?: number;
}

interface State {
  readonly folded_at: Date;
  readonly age_seconds: number;
}

/** One collection: folds changes, then reads every KPI. Never rejects: a failed KPI keeps its last good value and is marked as down. */
export async function collect(options: CollectOptions): Promise<void> {
  const { kpis, pool, self, freshness, logger } = options;
  let state: State;
  try {
    state = await foldChanges(options);
  } catch (error) {
    self.petswipe_kpi_folds_total.inc({ outcome: "failed" });
    logger.warn({ err: error }, "KPI fold failed: keeping the last good values");
    for (const kpi of kpis) freshness.failed(kpi.name);
    return;
  }
  for (const kpi of kpis) {
    const start = performance.now();
    try {
      // Named, so prepared once per connection: planning takes longer than running.
      const { rows } = await pool.query({ name: kpi.name, text: kpi.rolled });
      publish(kpi, samplesOf(kpi, rows), options.instruments);
      freshness.succeeded(kpi.name, state.folded_at, state.age_seconds);
    } catch (error) {
      freshness.failed(kpi.name);
      logger.warn({ err: error, kpi: kpi.name }, "KPI collection failed: keeping its last good value");
    }
    self.petswipe_kpi_collect_duration_seconds.set({ kpi: kpi.name }, (performance.now() - start) / 1000);
  }
}

/** Folds and returns the roll-ups' state, which is older if another replica or a rebuild holds the lock. */
async function foldChanges({ pool, self, foldMinAgeMs, foldBatch }: CollectOptions): Promise<State> {
  const start = performance.now();
  const client = await pool.connect();
  // Without a listener, losing a checked-out connection would crash the process. Its next statement fails anyway.
  const onLost = () => {};
  client.on("error", onLost);
  let broken = true;
  try {
    const outcome = await fold(client, { minAgeMs: foldMinAgeMs, ...(foldBatch && { batch: foldBatch }) });
    self.petswipe_kpi_folds_total.inc({ outcome });
    const { rows } = await client.query<State>(
      "SELECT folded_at, extract(epoch FROM clock_timestamp() - folded_at)::float8 AS age_seconds FROM kpi.state",
    );
    broken = false;
    const [state] = rows;
    if (state === undefined) throw new Error("kpi.state is empty: run pnpm kpi:rebuild");
    return state;
  } finally {
    client.release(broken);
    client.off("error", onLost);
    self.petswipe_kpi_fold_duration_seconds.set((performance.now() - start) / 1000);
  }
}
