import { setTimeout as delay } from "node:timers/promises";
import { type CallOptions, EXIT, ResticError, type ResticOptions, restic } from "./restic.ts";
import { type BackupSource, parseSnapshots, type Snapshot } from "./snapshot.ts";

/** Retention: 7 daily, 5 weekly and 12 monthly snapshots. */
const RETENTION = ["--keep-daily=7", "--keep-weekly=5", "--keep-monthly=12"];

/** For commands that read or write only a few files. */
const QUICK = { timeoutMs: 60_000 };

/** The host of every snapshot, whichever container or machine created it. */
const HOST = "petswipe";

export type Repository = ReturnType<typeof openRepository>;

/** Whether restic failed because the repository does not exist. */
export const isMissing = (error: unknown): boolean =>
  error instanceof ResticError && error.exitCode === EXIT.noRepository;

const isLocked = (error: unknown): boolean => error instanceof ResticError && error.exitCode === EXIT.locked;

/** Attempts on a locked repository, a second apart: a killed process takes a moment to disappear. */
const LOCK_ATTEMPTS = 10;

const resticTime = (time: Date) => time.toISOString().slice(0, 19).replace("T", " ");

/** An encrypted store of snapshots. Every method rejects with a ResticError when restic fails. */
export function openRepository(where: "local" | "s3", options: ResticOptions) {
  /** Runs restic, retrying while the repository is locked and removing stale locks. */
  async function call(args: readonly string[], more?: CallOptions): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await restic(options, args, more);
      } catch (error) {
        if (!isLocked(error) || attempt === LOCK_ATTEMPTS) throw error;
        await delay(1_000, undefined, options.signal && { signal: options.signal });
        await restic(options, ["unlock"], QUICK);
      }
    }
  }
  const repository = {
    where,
    options,
    /** All snapshots of ours, oldest first. */
    snapshots: async (): Promise<Snapshot[]> => parseSnapshots(await call(["snapshots", "--json", "--no-lock"], QUICK)),

    /** The same, but creates a missing repository, with the chunker parameters of another one if given. */
    async snapshotsOrInit(like?: ResticOptions): Promise<Snapshot[]> {
      try {
        return await repository.snapshots();
      } catch (error) {
        if (!isMissing(error)) throw error;
        const from = like ? ["--copy-chunker-params", ...fromOptions(like)] : [];
        await call(["init", ...from], QUICK);
        return [];
      }
    },

    /** Backs up a folder. A snapshot in which files could not be read is removed again. */
    async backUp(folder: string, source: BackupSource, startedAt: Date): Promise<Snapshot> {
      const flags = [`--host=${HOST}`, `--tag=${source}`, "--group-by=host,tags", `--time=${resticTime(startedAt)}`];
      const [output, error] = await call(["backup", "--json", ...flags, "."], { cwd: folder }).then(
        (stdout) => [stdout, undefined] as const,
        (failure: unknown) => [failure instanceof ResticError ? failure.stdout : "", failure] as const,
      );
      const summary = /^.*"message_type":"summary".*$/m.exec(output)?.[0];
      const created = summary === undefined ? undefined : (JSON.parse(summary) as Summary);
      if (error !== undefined && created?.snapshot_id !== undefined) await repository.remove(created.snapshot_id);
      if (error !== undefined) throw error;
      if (created === undefined) throw new Error(`restic backup of ${folder} reported no snapshot`);
      return { id: created.snapshot_id, source, time: startedAt, bytes: created.total_bytes_processed };
    },

    /** Reads a whole snapshot back: data shared with older snapshots may have been damaged since. */
    readBack: async ({ id }: Snapshot): Promise<void> =>
      void (await call(["dump", "--archive=tar", id, "/"], { discard: true })),

    /** Removes a snapshot from the list; the next `prune` removes its data. */
    remove: async (id: string): Promise<void> => void (await call(["forget", id])),

    /** Checks all metadata and one of `subsets` subsets of the data for damage. */
    check: async (subset: number, subsets: number): Promise<void> =>
      void (await call(["check", `--read-data-subset=${subset}/${subsets}`])),

    /** Removes the snapshots that the retention policy does not keep, and unused data. */
    prune: async (): Promise<void> => void (await call(["forget", "--group-by=tags", ...RETENTION, "--prune"])),

    /** Copies those snapshots of another repository that are missing here. */
    copyFrom: async (from: ResticOptions, snapshots: readonly Snapshot[]): Promise<void> =>
      void (await call(["copy", ...fromOptions(from), ...snapshots.map(({ id }) => id)])),

    /** Restores a snapshot's files into a folder and verifies every byte. */
    restore: async ({ id }: Snapshot, target: string): Promise<void> =>
      void (await call(["restore", id, `--target=${target}`, "--verify"])),
  };
  return repository;
}

interface Summary {
  readonly snapshot_id: string;
  readonly total_bytes_processed: number;
}

const fromOptions = ({ repository, passwordFile }: ResticOptions) => [
  `--from-repo=${repository}`,
  `--from-password-file=${passwordFile}`,
];
