import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Another backup or restore holds the lock. */
export class BusyError extends Error {
  constructor(folder: string) {
    super(`another backup or restore is running in ${folder}; wait until it has finished`);
    this.name = "BusyError";
  }
}

/** SQLite's "database is locked". */
const SQLITE_BUSY = 5;

/**
 * Runs work under an exclusive lock on a folder, also across containers. It is a file lock of the operating system, taken by
 * SQLite, and is released when its process ends, however that ends. Throws a BusyError at once if another process holds it.
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(folder, "lock"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY) throw new BusyError(folder);
    throw error;
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}
