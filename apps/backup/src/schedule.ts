import type { BackupSource, Snapshot } from "./restic/snapshot.ts";
import { WEEKDAYS } from "./settings.ts";

const DAY_MS = 24 * 3_600_000;

/** When backups run, in UTC. */
export interface Schedule {
  /** Hours and minutes, such as 02:30. */
  readonly at: string;
  readonly uploadOn: (typeof WEEKDAYS)[number];
}

/** Delay before a failed run is retried; longer than the 30 minutes after which restic considers a lock stale. */
export const RETRY_MS = 35 * 60_000;

/** The latest time, not after `now`, at which a daily backup was due. */
export function lastDue({ at }: Schedule, now: Date): Date {
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), hours, minutes);
  return new Date(today > now.getTime() ? today - DAY_MS : today);
}

/** The latest time, not after `now`, at which a backup to upload was due. */
export function lastUploadDue(schedule: Schedule, now: Date): Date {
  const due = lastDue(schedule, now);
  const daysSince = (due.getUTCDay() - WEEKDAYS.indexOf(schedule.uploadOn) + 7) % 7;
  return new Date(due.getTime() - daysSince * DAY_MS);
}

/** The sources without a snapshot since a given time. */
export function missingSince(
  since: Date,
  sources: readonly BackupSource[],
  newest: ReadonlyMap<BackupSource, Snapshot>,
): BackupSource[] {
  return sources.filter((source) => (newest.get(source)?.time ?? new Date(0)) < since);
}

/** Which of `parts` subsets of the data to read in this period, counted from 1; all are read once in as many periods. */
export const subsetOf = (now: Date, period: "day" | "week", parts: number): number =>
  (Math.floor(now.getTime() / (period === "day" ? DAY_MS : 7 * DAY_MS)) % parts) + 1;
