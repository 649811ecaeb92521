import type { InsertRates } from "./insert/rounds.ts";
import type { NaiveTimes } from "./naive/direct.ts";
import type { SqlExporterTimes } from "./naive/sql-exporter.ts";
import type { CollectionTimes } from "./ours/collections.ts";
import type { ProcessCosts } from "./ours/process.ts";

/** Results for one dataset. Times are in milliseconds unless named otherwise. */
export interface SizeResults {
  readonly swipes: number;
  readonly rebuildSeconds: number;
  readonly naive: NaiveTimes;
  readonly sqlExporter: SqlExporterTimes;
  readonly quiet: CollectionTimes;
  readonly busy: CollectionTimes;
  readonly process: ProcessCosts;
}

export interface Goal {
  readonly goal: string;
  readonly found: string;
  readonly met: boolean;
}

export interface Results {
  readonly small: SizeResults;
  readonly large: SizeResults;
  /** The small dataset against itself, alternating: the noise of a ratio. */
  readonly nullControl: number;
  readonly inserts: readonly InsertRates[];
  readonly multiRowInserts: readonly InsertRates[];
}
