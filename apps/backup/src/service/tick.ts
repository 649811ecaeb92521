import { stat } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "@petswipe/database";
import type { Logger } from "@petswipe/logging";
import { backUp, type Outcome } from "../backup.ts";
import { alone, BusyError } from "../lock.ts";
import { type Place, repositoryFolder } from "../place.ts";
import { isMissing } from "../restic/repository.ts";
import type { Snapshot } from "../restic/snapshot.ts";
import { lastDue, lastUploadDue, missingSince, RETRY_MS, type Schedule } from "../schedule.ts";
import type { Source } from "../sources/source.ts";
import type { State } from "./state.ts";

export interface TickParts {
  readonly place: Place;
  readonly sources: readonly Source[];
  readonly schedule: Schedule;
  readonly state: State;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** Changes with every snapshot that is made or removed, by whomever. */
const versionOf = (folder: string): Promise<number> =>
  stat(join(repositoryFolder(folder), "snapshots")).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0, // there is no repository yet
  );

async function snapshotsOf({ local }: Place): Promise<readonly Snapshot[]> {
  try {
    return await local.snapshots();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** What is there to be kept, or was and has vanished. */
async function keptOf({ sources, state }: TickParts): Promise<Source[]> {
  const here = await Promise.all(sources.map(async (source) => (await source.absent()) === undefined));
  return sources.filter(({ name }, index) => here[index] || state.newest().has(name));
}

/** Of these the ones that have no backup since one was due, save for those whose last try failed a short time ago. */
function dueOf(kept: readonly Source[], { schedule, state }: TickParts, now: Date): Source[] {
  const names = kept.map(({ name }) => name);
  const missing = missingSince(lastDue(schedule, now), names, state.newest());
  return kept.filter(({ name }) => {
    const failedMs = state.failedAt(name)?.getTime() ?? 0;
    return missing.includes(name) && now.getTime() - failedMs > RETRY_MS;
  });
}

/** Backs up, unless another process does: then without outcomes. Rejects when no backup can be made at all. */
async function run(parts: TickParts, sources: readonly Source[], now: Date): Promise<Outcome[]> {
  const { place, schedule, logger, signal } = parts;
  const uploadSince = lastUploadDue(schedule, now);
  try {
    return await alone(place.folder, () => backUp({ place, sources, uploadSince, logger, signal }));
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
    logger.info("a backup or restore that somebody started is under way");
    return [];
  }
}

/** Gives a function that does what is due at a time, and sees what others have done to the repository. Never rejects. */
export function ticker(parts: TickParts): (now: Date) => Promise<void> {
  const { place, state, logger, signal } = parts;
  let seen: number | undefined;
  let told: string | undefined;

  async function refresh(): Promise<void> {
    const version = await versionOf(place.folder);
    if (version !== seen) state.known(await snapshotsOf(place));
    seen = version;
  }

  async function tick(now: Date): Promise<void> {
    await refresh();
    const kept = await keptOf(parts);
    state.keeps(kept.map(({ name }) => name));
    const due = dueOf(kept, parts, now);
    if (due.length > 0) {
      const outcomes = await run(parts, due, now);
      await refresh();
      state.ran(outcomes, new Date());
    }
    told = undefined;
  }

  return (now) =>
    tick(now).catch((error: unknown) => {
      if (signal.aborted) return;
      const reason = reasonOf(error);
      if (reason !== told) logger.error({ err: error }, "no backup can be made");
      told = reason;
      state.ran(
        parts.sources.map(({ name }) => ({ source: name, faults: [reason] })),
        now,
      );
    });
}
