import type { BackupSource } from "../restic/snapshot.ts";

/** Something that is backed up. */
export interface Source {
  readonly name: BackupSource;
  /** Why there is nothing to back up; undefined if there is something. */
  absent(): Promise<string | undefined>;
  /** Writes a consistent copy to the empty folder or elsewhere, and returns the folder that holds it. */
  stage(folder: string, signal?: AbortSignal): Promise<string>;
  /** Removes copies outside the given folder, of this run and of killed ones. */
  clean(): Promise<void>;
}
