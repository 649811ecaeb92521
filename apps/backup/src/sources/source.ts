import type { BackupSource } from "../restic/snapshot.ts";

/** Something whose state is kept. */
export interface Source {
  readonly name: BackupSource;
  /** Why there is nothing to keep, in a sentence; undefined when there is something. */
  absent(): Promise<string | undefined>;
  /** Writes a consistent copy, into the empty folder or elsewhere, and tells the folder that holds it. */
  stage(folder: string, signal?: AbortSignal): Promise<string>;
  /** Removes copies outside of that folder: this run's, and those of runs that were killed. */
  clean(): Promise<void>;
}
