import type { Exporter, exporterOver } from "../exporter.ts";

/** One state of the database or the exporter. The metrics named in `values` are compared whole: no other of their series may have a value but 0. */
export interface LabelRow {
  readonly what: string;
  readonly options?: Parameters<typeof exporterOver>[1];
  /** Prepares the database before the one collection. */
  readonly arrange?: (exporter: Exporter) => Promise<unknown>;
  /** Every series that is not 0. */
  readonly values: Readonly<Record<string, unknown>>;
}
