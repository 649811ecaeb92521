import { stat } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "@petswipe/database";
import type { Logger } from "@petswipe/logging";
import { backUp, type Outcome } from "../backup.ts";
import { BusyError, withLock } from "../lock.ts";
import { type Repositories, repositoryFolder } from "../repositories.ts";
import { isMissing } from "../restic/repository.ts";
import type { Snapshot } from "../restic/snapshot.ts";
import { lastDue, lastUploadDue, missingSince, RETRY_MS, type Schedule } from "../schedule.ts";
import type { Source } from "../sources/source.ts";
import type { State } from "./state.ts";

export interface TickParts {
  readonly repositories: Repositories;
  readonly sources: readonly Source[];
  readonly schedule: Schedule;
  readonly state: State;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** Changes with every snapshot created or removed, by whichever process. */
const repositoryVersion = (folder: string): Promise<number> =>
  stat(join(repositoryFolder(folder), "snapshots")).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0, // there is no repository yet
  );

async function snapshotsIn({ local }: Repositories): Promise<readonly Snapshot[]> {
  try {
    return await local.snapshots();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The sources that exist, or existed at an earlier backup. */
async function enabledSources({ sources, state }: TickParts): Promise<Source[]> {
  const exists = await Promise.all(sources.map(async (source) => (await source.absent()) === undefined));
  return sources.filter(({ name }, index) => exists[index] || state.newest().has(name));
}

/** Those without a backup since the last one was due, except those that failed less than RETRY_MS ago. */
function dueSources(enabled: readonly Source[], { schedule, state }: TickParts, now: Date): Source[] {
  const names = enabled.map(({ name }) => name);
  const missing = missingSince(lastDue(schedule, now), names, state.newest());
  return enabled.filter(({ name }) => {
    const failedMs = state.failedAt(name)?.getTime() ?? 0;
    return missing.includes(name) && now.getTime() - failedMs > RETRY_MS;
  });
}

/** Runs a backup; no outcomes if another process is running one. Rejects if no backup is possible at all. */
async function run(parts: TickParts, sources: readonly Source[], now: Date): Promise<Outcome[]> {
  const { repositories, schedule, logger, signal } = parts;
  const uploadSince = lastUploadDue(schedule, now);
  try {
    return await withLock(repositories.folder, () => backUp({ repositories, sources, uploadSince, logger, signal }));
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
    logger.info("another backup or restore is running");
    return [];
  }
}

/** Returns a function that runs the backups due at a time and picks up snapshots of other processes. Never rejects. */
export function ticker(parts: TickParts): (now: Date) => Promise<void> {
  const { repositories, state, logger, signal } = parts;
  let seenVersion: number | undefined;
  let lastReason: string | undefined;

  async function refresh(): Promise<void> {
    const version = await repositoryVersion(repositories.folder);
    if (version !== seenVersion) state.setSnapshots(await snapshotsIn(repositories));
    seenVersion = version;
  }

  async function tick(now: Date): Promise<void> {
    await refresh();
    const enabled = await enabledSources(parts);
    state.setEnabled(enabled.map(({ name }) => name));
    const due = dueSources(enabled, parts, now);
    if (due.length > 0) {
      const outcomes = await run(parts, due, now);
      await refresh();
      state.recordRun(outcomes, new Date());
    }
    lastReason = undefined;
  }

  return (now) =>
    tick(now).catch((error: unknown) => {
      if (signal.aborted) return;
      const reason = reasonOf(error);
      if (reason !== lastReason) logger.error({ err: error }, "cannot run backups");
      lastReason = reason;
      state.recordRun(
        parts.sources.map(({ name }) => ({ source: name, problems: [reason] })),
        now,
      );
    });
}
