import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "@petswipe/database";
import type { Logger } from "@petswipe/logging";
import { type Place, withStaging } from "./place.ts";
import { type BackupSource, newestOf, type Snapshot } from "./restic/snapshot.ts";
import { missingSince, partOf } from "./schedule.ts";
import type { Source } from "./sources/source.ts";

export interface BackupParts {
  readonly place: Place;
  readonly sources: readonly Source[];
  /** Uploads what S3 has no copy of since then; undefined uploads nothing. */
  readonly uploadSince: Date | undefined;
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
}

/** What became of a source. */
export interface Outcome {
  readonly source: BackupSource;
  /** The new snapshot, if one was made that can be read. */
  readonly snapshot: Snapshot | undefined;
  /** What failed, of this source or of all: none when all went well. */
  readonly faults: readonly string[];
  /** Why it was left out; undefined when it was not. */
  readonly leftOut: string | undefined;
}

const LEFT_OUT = { snapshot: undefined, faults: [] } as const;

async function keep(source: Source, folder: string, { place, signal }: BackupParts): Promise<Snapshot> {
  const begun = new Date();
  await source.clean(); // what a run that was killed has left
  try {
    await mkdir(folder, { mode: 0o700 });
    const staged = await source.stage(folder, signal);
    const snapshot = await place.local.keep(staged, source.name, begun);
    await place.local.readBack(snapshot).catch(async (error: unknown) => {
      await place.local.drop(snapshot.id); // the newest snapshot of a source is one that can be read
      throw error;
    });
    return snapshot;
  } finally {
    await source.clean();
  }
}

/** Backs one source up. What was kept before and has vanished is a fault, not something to leave out. */
async function attempt(
  source: Source,
  staging: string,
  known: ReadonlyMap<BackupSource, Snapshot>,
  parts: BackupParts,
) {
  const { name } = source;
  const started = performance.now();
  const absent = await source.absent();
  if (absent !== undefined && !known.has(name)) {
    parts.logger.warn({ source: name }, `${name} is left out: ${absent}`);
    return { source: name, ...LEFT_OUT, leftOut: absent };
  }
  try {
    if (absent !== undefined) throw new Error(`${absent}, of which there are backups`);
    const snapshot = await keep(source, join(staging, name), parts);
    const seconds = Math.round(performance.now() - started) / 1000;
    parts.logger.info({ source: name, snapshot: snapshot.id.slice(0, 8), bytes: snapshot.bytes, seconds }, "backed up");
    return { source: name, snapshot, faults: [], leftOut: undefined };
  } catch (error) {
    parts.logger.error({ source: name, err: error }, "the backup failed");
    return { source: name, snapshot: undefined, faults: [reasonOf(error)], leftOut: undefined };
  }
}

/** Nothing is removed from a repository in which damage was found. */
async function maintain({ place: { local }, logger }: BackupParts): Promise<string[]> {
  try {
    await local.check(partOf(new Date(), "day", 7), 7);
    await local.forget();
    return [];
  } catch (error) {
    logger.error({ err: error }, "the local repository did not pass its check");
    return [reasonOf(error)];
  }
}

/** Copies each source's newest snapshot of the local repository, unless S3 has one that is new enough. */
async function upload(
  { place: { local, s3 }, sources, uploadSince, logger }: BackupParts,
  newest: ReadonlyMap<BackupSource, Snapshot>,
): Promise<string[]> {
  if (s3 === undefined || uploadSince === undefined) return [];
  try {
    const uploaded = newestOf(await s3.snapshotsOrInit(local.options));
    const names = sources.map(({ name }) => name);
    const missing = missingSince(uploadSince, names, uploaded);
    const snapshots = missing.flatMap((name) => newest.get(name) ?? []);
    if (snapshots.length === 0) return [];
    await s3.copyFrom(local.options, snapshots);
    await s3.check(partOf(new Date(), "week", 52), 52);
    await s3.forget();
    logger.info({ sources: snapshots.map(({ source }) => source) }, "uploaded");
    return [];
  } catch (error) {
    logger.error({ err: error }, "the upload failed");
    return [reasonOf(error)];
  }
}

/**
 * Backs sources up, one after the other and each whatever becomes of the others; looks the repository over, and uploads when
 * that is due. The caller holds the folder's lock. Rejects only when there is no repository to write to.
 */
export async function backUp(parts: BackupParts): Promise<Outcome[]> {
  const { place, sources, signal } = parts;
  const known = newestOf(await place.local.snapshotsOrInit());
  const outcomes: Outcome[] = [];
  await withStaging(place, async (staging) => {
    for (const source of sources) {
      signal?.throwIfAborted();
      outcomes.push(await attempt(source, staging, known, parts));
    }
  });
  signal?.throwIfAborted();
  const made = outcomes.flatMap(({ snapshot }) => snapshot ?? []);
  const common = [...(await maintain(parts)), ...(await upload(parts, newestOf([...known.values(), ...made])))];
  return outcomes.map((outcome) =>
    outcome.leftOut === undefined ? { ...outcome, faults: [...outcome.faults, ...common] } : outcome,
  );
}
