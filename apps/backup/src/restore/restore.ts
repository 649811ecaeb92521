import { addressOf } from "@petswipe/prometheus-client";

/** Options of every restore. */
export interface RestoreOptions {
  /** Start of the backup. */
  readonly takenAt: Date;
  /** Restores the snapshot's files into a folder, which it creates; rejects if one of them is damaged. */
  readonly restoreInto: (folder: string) => Promise<void>;
  /** A temporary folder that exists during the restore. */
  readonly staging: string;
  /** Whether to restore over newer data. */
  readonly force: boolean;
  /** Reports a step to the user. */
  readonly print: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** The restore would lose data, or its target is in use. Nothing has been changed. */
export class RefusedError extends Error {
  constructor(reason: string) {
    super(`${reason}\nNothing was changed.`);
    this.name = "RefusedError";
  }
}

/** The time in UTC, such as 20261126203000, for the names of replaced data. */
export const timestamp = (now = new Date()): string => now.toISOString().replace(/\D/g, "").slice(0, 14);

/** Throws a RefusedError if a program still answers at its URL: its files must not change while it runs. */
export async function refuseWhileRunning(name: string, url: string | undefined): Promise<void> {
  if (url === undefined) return;
  const { base, headers } = addressOf(url);
  const answers = await fetch(base, { headers, signal: AbortSignal.timeout(5_000) }).then(
    () => true,
    () => false,
  );
  if (answers) throw new RefusedError(`${name} is running at ${base}. Stop it first: docker compose stop ${name}`);
}
