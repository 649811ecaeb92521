import { KPI_NAMES, type KpiName } from "@petswipe/metrics";
import pg from "pg";
import { expect, onTestFinished } from "vitest";
import { kpis } from "../../../src/kpis/all.ts";
import type { Exporter } from "../exporter.ts";
import type { LabelRow } from "./row.ts";

/** Only this KPI is collected. */
const alone = (name: KpiName): LabelRow => ({
  what: `${name}, collected alone`,
  options: { kpis: kpis.filter((kpi) => kpi.name === name) },
  values: {
    [`petswipe_kpi_up{kpi="${name}"}`]: 1,
    [`petswipe_kpi_last_success_timestamp_seconds{kpi="${name}"}`]: expect.closeTo(Date.now() / 1000, -3),
    [`petswipe_kpi_collect_duration_seconds{kpi="${name}"}`]: expect.any(Number),
  },
});

/** Only this KPI's statement fails. */
const broken = (name: KpiName): LabelRow => ({
  what: `${name}, whose statement fails`,
  options: { kpis: kpis.map((kpi) => (kpi.name === name ? { ...kpi, rolled: "SELECT no_such_column" } : kpi)) },
  values: { [`petswipe_kpi_errors_total{kpi="${name}"}`]: 1, [`petswipe_kpi_stale{kpi="${name}"}`]: 1 },
});

const folds = (outcome: string, what: string, arrange?: LabelRow["arrange"]): LabelRow => ({
  what,
  values: { [`petswipe_kpi_folds_total{outcome="${outcome}"}`]: 1 },
  options: { foldMinAgeMs: outcome === "fresh" ? 3_600_000 : 0 },
  ...(arrange && { arrange }),
});

/** Holds the lock of folds until the test is over. */
async function holdLock({ pool }: Exporter): Promise<void> {
  const holder = new pg.Client({ connectionString: pool.options.connectionString });
  await holder.connect();
  onTestFinished(() => holder.end());
  await holder.query("SELECT pg_advisory_lock(kpi.lock_key())");
}

export const selfRows: readonly LabelRow[] = [
  ...KPI_NAMES.flatMap((name) => [alone(name), broken(name)]),
  folds("folded", "a fold"),
  folds("fresh", "a collection just after another replica's fold", ({ pool }) =>
    pool.query("UPDATE kpi.state SET folded_at = now()"),
  ),
  folds("busy", "a collection during another replica's fold", holdLock),
  folds("failed", "a fold without its table", ({ pool }) => pool.query("DROP TABLE kpi.state CASCADE")),
];
