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
  /** A fold that another replica did this short a time ago is good enough. */
  readonly foldMinAgeMs: number;
  /** Changes that one statement folds; fold()'s own bound unless told. */
  readonly foldBatch?: number;
}

interface State {
  readonly folded_at: Date;
  readonly age_seconds: number;
}

/** One collection: fold what is new, then read every KPI. Never rejects: what fails keeps its last good value and says so. */
export async function collect(options: CollectOptions): Promise<void> {
  const { kpis, pool, self, freshness, logger } = options;
  let state: State;
  try {
    state = await bringUpToDate(options);
  } catch (error) {
    self.petswipe_kpi_folds_total.inc({ outcome: "failed" });
    logger.warn({ err: error }, "the KPIs' roll-ups could not be brought up to date: the last good values stay");
    for (const kpi of kpis) freshness.failed(kpi.name);
    return;
  }
  for (const kpi of kpis) {
    const start = performance.now();
    try {
      // By name: prepared once a connection, since planning takes longer than running.
      const { rows } = await pool.query({ name: kpi.name, text: kpi.rolled });
      publish(kpi, samplesOf(kpi, rows), options.instruments);
      freshness.succeeded(kpi.name, state.folded_at, state.age_seconds);
    } catch (error) {
      freshness.failed(kpi.name);
      logger.warn({ err: error, kpi: kpi.name }, "KPI could not be collected: its last good value stays");
    }
    self.petswipe_kpi_collect_duration_seconds.set({ kpi: kpi.name }, (performance.now() - start) / 1000);
  }
}

/** Folds; the state that the roll-ups are in then, which is older when another replica or a rebuild is at it. */
async function bringUpToDate({ pool, self, foldMinAgeMs, foldBatch }: CollectOptions): Promise<State> {
  const start = performance.now();
  const client = await pool.connect();
  // A connection that is lost while it is checked out has no other listener, and would end the process. Its next statement fails.
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
