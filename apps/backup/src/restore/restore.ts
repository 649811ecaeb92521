import { addressOf } from "@petswipe/prometheus-client";

/** What each restore is told. */
export interface RestoreOptions {
  /** When the snapshot was begun. */
  readonly takenAt: Date;
  /** Puts the snapshot's files into a folder, which is made; rejects when one of them is damaged. */
  readonly fetchInto: (folder: string) => Promise<void>;
  /** A folder of ours that lasts as long as the restore. */
  readonly staging: string;
  /** Restores even over what is newer. */
  readonly force: boolean;
  /** Gets a line for people about each step. */
  readonly say: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Something would be lost, or is in use. Nothing has been changed. */
export class RefusedError extends Error {
  constructor(reason: string) {
    super(`${reason}\nNothing was changed.`);
    this.name = "RefusedError";
  }
}

/** For names of what is set aside: the time in UTC, such as 20261126203000. */
export const stamp = (now = new Date()): string => now.toISOString().replace(/\D/g, "").slice(0, 14);

/** Throws a RefusedError when a program still answers at its address: its files cannot be changed under it. */
export async function refuseWhileRunning(name: string, url: string | undefined): Promise<void> {
  if (url === undefined) return;
  const { base, headers } = addressOf(url);
  const answers = await fetch(base, { headers, signal: AbortSignal.timeout(5_000) }).then(
    () => true,
    () => false,
  );
  if (answers) throw new RefusedError(`${name} runs: ${base} answers. Stop it first: docker compose stop ${name}`);
}
