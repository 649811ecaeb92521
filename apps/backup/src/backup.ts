import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "@petswipe/database";
import type { Logger } from "@petswipe/logging";
import { type Repositories, withStaging } from "./repositories.ts";
import { type BackupSource, newestBySource, type Snapshot } from "./restic/snapshot.ts";
import { missingSince, subsetOf } from "./schedule.ts";
import type { Source } from "./sources/source.ts";

export interface BackupParts {
  readonly repositories: Repositories;
  readonly sources: readonly Source[];
  /** Uploads every source without a copy in S3 since this time; undefined uploads nothing. */
  readonly uploadSince: Date | undefined;
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
}

/** The result for one source. */
export interface Outcome {
  readonly source: BackupSource;
  /** The new snapshot, if one was created and read back. */
  readonly snapshot: Snapshot | undefined;
  /** What failed, for this source or for all of them. */
  readonly problems: readonly string[];
  /** Why it was skipped; undefined if it was not. */
  readonly skipped: string | undefined;
}

async function createSnapshot(
  source: Source,
  folder: string,
  { repositories: { local }, signal }: BackupParts,
): Promise<Snapshot> {
  const startedAt = new Date();
  await source.clean(); // leftovers of a killed run
  try {
    await mkdir(folder, { mode: 0o700 });
    const staged = await source.stage(folder, signal);
    const snapshot = await local.backUp(staged, source.name, startedAt);
    await local.readBack(snapshot).catch(async (error: unknown) => {
      await local.remove(snapshot.id); // the newest snapshot of a source must be restorable
      throw error;
    });
    return snapshot;
  } finally {
    await source.clean();
  }
}

/** Backs up one source. An absent source is skipped, unless it has been backed up before: then it is a failure. */
async function backUpSource(
  source: Source,
  staging: string,
  previous: ReadonlyMap<BackupSource, Snapshot>,
  parts: BackupParts,
): Promise<Outcome> {
  const { name } = source;
  const started = performance.now();
  const absent = await source.absent();
  if (absent !== undefined && !previous.has(name)) {
    parts.logger.warn({ source: name }, `skipping ${name}: ${absent}`);
    return { source: name, snapshot: undefined, problems: [], skipped: absent };
  }
  try {
    if (absent !== undefined) throw new Error(`${absent}, but has been backed up before`);
    const snapshot = await createSnapshot(source, join(staging, name), parts);
    const seconds = Math.round(performance.now() - started) / 1000;
    parts.logger.info({ source: name, snapshot: snapshot.id.slice(0, 8), bytes: snapshot.bytes, seconds }, "backed up");
    return { source: name, snapshot, problems: [], skipped: undefined };
  } catch (error) {
    parts.logger.error({ source: name, err: error }, "backup failed");
    return { source: name, snapshot: undefined, problems: [reasonOf(error)], skipped: undefined };
  }
}

/** Checks the local repository, then prunes it: nothing is removed from a damaged one. */
async function checkAndPrune({ repositories: { local }, logger }: BackupParts): Promise<string[]> {
  try {
    await local.check(subsetOf(new Date(), "day", 7), 7);
    await local.prune();
    return [];
  } catch (error) {
    logger.error({ err: error }, "check of the local repository failed");
    return [reasonOf(error)];
  }
}

/** Uploads the newest snapshot of each source that has no recent enough copy in S3. */
async function upload(
  { repositories: { local, s3 }, sources, uploadSince, logger }: BackupParts,
  newest: ReadonlyMap<BackupSource, Snapshot>,
): Promise<string[]> {
  if (s3 === undefined || uploadSince === undefined) return [];
  try {
    const uploaded = newestBySource(await s3.snapshotsOrInit(local.options));
    const names = sources.map(({ name }) => name);
    const missing = missingSince(uploadSince, names, uploaded);
    const snapshots = missing.flatMap((name) => newest.get(name) ?? []);
    if (snapshots.length === 0) return [];
    await s3.copyFrom(local.options, snapshots);
    await s3.check(subsetOf(new Date(), "week", 52), 52);
    await s3.prune();
    logger.info({ sources: snapshots.map(({ source }) => source) }, "uploaded");
    return [];
  } catch (error) {
    logger.error({ err: error }, "upload failed");
    return [reasonOf(error)];
  }
}

/**
 * Backs up sources one by one, whether or not the others succeed; checks and prunes the repository, and uploads if due. The
 * caller must hold the folder's lock. Rejects only if the local repository is unusable.
 */
export async function backUp(parts: BackupParts): Promise<Outcome[]> {
  const { repositories, sources, signal } = parts;
  const previous = newestBySource(await repositories.local.snapshotsOrInit());
  const outcomes: Outcome[] = [];
  await withStaging(repositories, async (staging) => {
    for (const source of sources) {
      signal?.throwIfAborted();
      outcomes.push(await backUpSource(source, staging, previous, parts));
    }
  });
  signal?.throwIfAborted();
  const created = outcomes.flatMap(({ snapshot }) => snapshot ?? []);
  const newest = newestBySource([...previous.values(), ...created]);
  const common = [...(await checkAndPrune(parts)), ...(await upload(parts, newest))];
  return outcomes.map((outcome) =>
    outcome.skipped === undefined ? { ...outcome, problems: [...outcome.problems, ...common] } : outcome,
  );
}
