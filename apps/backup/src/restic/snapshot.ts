import { BACKUP_SOURCES } from "@petswipe/metrics";

export type BackupSource = (typeof BACKUP_SOURCES)[number];

/** A backup of one source. */
export interface Snapshot {
  readonly id: string;
  readonly source: BackupSource;
  /** Start of the backup. */
  readonly time: Date;
  /** Size of its files before deduplication and compression. */
  readonly bytes: number;
}

interface Listed {
  readonly id: string;
  readonly time: string;
  readonly tags?: readonly string[];
  readonly summary?: { readonly total_bytes_processed?: number };
}

/** Parses the output of `restic snapshots --json`, oldest first. Snapshots without a tag of ours are ignored. */
export function parseSnapshots(json: string): Snapshot[] {
  const found = (JSON.parse(json) as readonly Listed[]).flatMap(({ id, time, tags, summary }) => {
    const source = BACKUP_SOURCES.find((name) => tags?.includes(name));
    if (source === undefined) return [];
    return [{ id, source, time: new Date(time), bytes: summary?.total_bytes_processed ?? 0 }];
  });
  return found.toSorted((a, b) => a.time.getTime() - b.time.getTime());
}

/** The newest snapshot of each source that has one. */
export function newestBySource(snapshots: readonly Snapshot[]): ReadonlyMap<BackupSource, Snapshot> {
  const byTime = snapshots.toSorted((a, b) => a.time.getTime() - b.time.getTime());
  return new Map(byTime.map((snapshot) => [snapshot.source, snapshot]));
}
