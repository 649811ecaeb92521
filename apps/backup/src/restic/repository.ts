import { setTimeout as delay } from "node:timers/promises";
import { type CallOptions, EXIT, ResticError, type ResticOptions, restic } from "./restic.ts";
import { type BackupSource, type Snapshot, snapshotsIn } from "./snapshot.ts";

/** How long snapshots are kept: a week of days, then weeks, then months. */
const KEEP = ["--keep-daily=7", "--keep-weekly=5", "--keep-monthly=12"];

/** Of commands that read or write a few files only. */
const QUICK = { timeoutMs: 60_000 };

/** What every snapshot is filed under, whichever container or machine made it. */
const HOST = "petswipe";

export type Repository = ReturnType<typeof openRepository>;

/** Whether restic said that there is no repository. */
export const isMissing = (error: unknown): boolean =>
  error instanceof ResticError && error.exitCode === EXIT.noRepository;

const isLocked = (error: unknown): boolean => error instanceof ResticError && error.exitCode === EXIT.locked;

/** A second apart: a process that was killed is still there for a moment. */
const LOCK_TRIES = 10;

const resticTime = (time: Date) => time.toISOString().slice(0, 19).replace("T", " ");

/** A place where snapshots are kept, encrypted. Everything rejects with a ResticError when restic fails. */
export function openRepository(where: "local" | "s3", options: ResticOptions) {
  /** Tries again while it is locked, and takes away the lock of a program that has died meanwhile. */
  async function call(args: readonly string[], more?: CallOptions): Promise<string> {
    for (let tries = 1; ; tries++) {
      try {
        return await restic(options, args, more);
      } catch (error) {
        if (!isLocked(error) || tries === LOCK_TRIES) throw error;
        await delay(1_000, undefined, options.signal && { signal: options.signal });
        await restic(options, ["unlock"], QUICK);
      }
    }
  }
  const repository = {
    where,
    options,
    /** Our snapshots, oldest first. */
    snapshots: async (): Promise<Snapshot[]> => snapshotsIn(await call(["snapshots", "--json", "--no-lock"], QUICK)),

    /** The same; a repository that does not exist is created, with the chunk boundaries of another one if given. */
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

    /** Keeps a folder's content. What could not be read whole is not kept at all. */
    async keep(folder: string, source: BackupSource, begun: Date): Promise<Snapshot> {
      const flags = [`--host=${HOST}`, `--tag=${source}`, "--group-by=host,tags", `--time=${resticTime(begun)}`];
      const [written, error] = await call(["backup", "--json", ...flags, "."], { cwd: folder }).then(
        (stdout) => [stdout, undefined] as const,
        (failure: unknown) => [failure instanceof ResticError ? failure.stdout : "", failure] as const,
      );
      const summary = /^.*"message_type":"summary".*$/m.exec(written)?.[0];
      const made = summary === undefined ? undefined : (JSON.parse(summary) as Summary);
      if (error !== undefined && made?.snapshot_id !== undefined) await repository.drop(made.snapshot_id);
      if (error !== undefined) throw error;
      if (made === undefined) throw new Error(`restic kept ${folder} and did not say as what`);
      return { id: made.snapshot_id, source, time: begun, bytes: made.total_bytes_processed };
    },

    /** Reads every byte of a snapshot back: deduplicated data may have been damaged since it was written. */
    readBack: async ({ id }: Snapshot): Promise<void> =>
      void (await call(["dump", "--archive=tar", id, "/"], { discard: true })),

    /** Takes a snapshot off the list; its data goes with the next `forget`. */
    drop: async (id: string): Promise<void> => void (await call(["forget", id])),

    /** Looks for damage: in all structures, and in one of `of` parts of the data. */
    check: async (part: number, of: number): Promise<void> =>
      void (await call(["check", `--read-data-subset=${part}/${of}`])),

    /** Removes what is older than it has to be kept. */
    forget: async (): Promise<void> => void (await call(["forget", "--group-by=tags", ...KEEP, "--prune"])),

    /** Takes over snapshots of another repository that are not here yet. */
    copyFrom: async (from: ResticOptions, snapshots: readonly Snapshot[]): Promise<void> =>
      void (await call(["copy", ...fromOptions(from), ...snapshots.map(({ id }) => id)])),

    /** Puts a snapshot's files into a folder, each byte checked. */
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
