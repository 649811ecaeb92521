import { BACKUP_SOURCES, type backupMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Outcome } from "../backup.ts";
import { type BackupSource, newestBySource, type Snapshot } from "../restic/snapshot.ts";

export type State = ReturnType<typeof trackState>;

/** The state of each source, from the repository and from the runs of this process, exposed as metrics. */
export function trackState(instruments: Instruments<typeof backupMetrics>) {
  let newest: ReadonlyMap<BackupSource, Snapshot> = new Map();
  const failedAt = new Map<BackupSource, Date>();
  const enabled = new Set<BackupSource>();

  /** A snapshot newer than the failure resolves it, whichever process created it. */
  const failed = (source: BackupSource): boolean => {
    const at = failedAt.get(source);
    return at !== undefined && (newest.get(source)?.time ?? new Date(0)) < at;
  };

  function updateMetrics(): void {
    for (const source of BACKUP_SOURCES) {
      const labels = { source };
      const snapshot = newest.get(source);
      instruments.backup_enabled.set(labels, enabled.has(source) ? 1 : 0);
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
    /** When the last run of a source failed, unless that has been resolved. */
    failedAt: (source: BackupSource) => (failed(source) ? failedAt.get(source) : undefined),
    /** Records the present content of the repository. */
    setSnapshots(snapshots: readonly Snapshot[]): void {
      newest = newestBySource(snapshots);
      updateMetrics();
    },
    /** Records which sources are backed up. */
    setEnabled(sources: readonly BackupSource[]): void {
      enabled.clear();
      for (const source of sources) enabled.add(source);
      updateMetrics();
    },
    /** Records the outcomes of a run. */
    recordRun(outcomes: readonly Pick<Outcome, "source" | "problems">[], at: Date): void {
      for (const { source, problems } of outcomes) {
        if (problems.length > 0) failedAt.set(source, at);
        else failedAt.delete(source);
      }
      updateMetrics();
    },
    /** Sources whose last run failed. */
    unfit: () => BACKUP_SOURCES.filter((source) => enabled.has(source) && failed(source)),
  };
}
