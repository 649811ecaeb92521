import { BACKUP_SOURCES, type backupMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Outcome } from "../backup.ts";
import { type BackupSource, newestOf, type Snapshot } from "../restic/snapshot.ts";

export type State = ReturnType<typeof trackState>;

/** What is known of each source, from the repository and from this process' runs, and shown as metrics. */
export function trackState(instruments: Instruments<typeof backupMetrics>) {
  let newest: ReadonlyMap<BackupSource, Snapshot> = new Map();
  const failedAt = new Map<BackupSource, Date>();
  const kept = new Set<BackupSource>();

  /** A snapshot that is newer than the failure has mended it, whoever made it. */
  const failed = (source: BackupSource): boolean => {
    const at = failedAt.get(source);
    return at !== undefined && (newest.get(source)?.time ?? new Date(0)) < at;
  };

  function show(): void {
    for (const source of BACKUP_SOURCES) {
      const labels = { source };
      const snapshot = newest.get(source);
      instruments.backup_enabled.set(labels, kept.has(source) ? 1 : 0);
      if (snapshot === undefined) {
        instruments.backup_last_success_timestamp_seconds.clear(labels);
        instruments.backup_size_bytes.clear(labels);
      } else {
        instruments.backup_last_success_timestamp_seconds.set(labels, snapshot.time.getTime() / 1000);
        instruments.backup_size_bytes.set(labels, snapshot.bytes);
      }
      if (failed(source)) instruments.backup_last_run_success.set(labels, 0);
      else if (snapshot !== undefined) instruments.backup_last_run_success.set(labels, 1);
      else instruments.backup_last_run_success.clear(labels);
    }
  }

  return {
    /** The newest snapshot of each source. */
    newest: () => newest,
    /** When the last run of a source failed, if it did and nothing has mended it since. */
    failedAt: (source: BackupSource) => (failed(source) ? failedAt.get(source) : undefined),
    /** What is in the repository now. */
    known(snapshots: readonly Snapshot[]): void {
      newest = newestOf(snapshots);
      show();
    },
    /** What is to be kept: the others are left out. */
    keeps(sources: readonly BackupSource[]): void {
      kept.clear();
      for (const source of sources) kept.add(source);
      show();
    },
    /** What a run brought. */
    ran(outcomes: readonly Pick<Outcome, "source" | "faults">[], at: Date): void {
      for (const { source, faults } of outcomes) {
        if (faults.length > 0) failedAt.set(source, at);
        else failedAt.delete(source);
      }
      show();
    },
    /** Sources whose last run failed. */
    unfit: () => BACKUP_SOURCES.filter((source) => kept.has(source) && failed(source)),
  };
}
