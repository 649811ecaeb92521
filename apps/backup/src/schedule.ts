import type { BackupSource, Snapshot } from "./restic/snapshot.ts";
import { WEEKDAYS } from "./settings.ts";

const DAY_MS = 24 * 3_600_000;

/** When backups are made, in UTC. */
export interface Schedule {
  /** Hours and minutes, such as 02:30. */
  readonly at: string;
  readonly uploadOn: (typeof WEEKDAYS)[number];
}

/** A failed run is tried again after this long: longer than restic believes the lock of a dead program. */
export const RETRY_MS = 35 * 60_000;

/** The last time before `now`, or `now` itself, at which a daily backup had to begin. */
export function lastDue({ at }: Schedule, now: Date): Date {
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), hours, minutes);
  return new Date(today > now.getTime() ? today - DAY_MS : today);
}

/** The last time at which a backup had to begin that is uploaded. */
export function lastUploadDue(schedule: Schedule, now: Date): Date {
  const due = lastDue(schedule, now);
  const daysSince = (due.getUTCDay() - WEEKDAYS.indexOf(schedule.uploadOn) + 7) % 7;
  return new Date(due.getTime() - daysSince * DAY_MS);
}

/** Of some sources those that have no snapshot since a time. */
export function missingSince(
  since: Date,
  sources: readonly BackupSource[],
  newest: ReadonlyMap<BackupSource, Snapshot>,
): BackupSource[] {
  return sources.filter((source) => (newest.get(source)?.time ?? new Date(0)) < since);
}

/** Which part of all data is read in this run, so that all of it has been read after as many periods as there are parts. */
export const partOf = (now: Date, period: "day" | "week", parts: number): number =>
  (Math.floor(now.getTime() / (period === "day" ? DAY_MS : 7 * DAY_MS)) % parts) + 1;
