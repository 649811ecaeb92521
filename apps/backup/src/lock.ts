import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Another backup or restore has the folder. */
export class BusyError extends Error {
  constructor(folder: string) {
    super(`another backup or restore is at work in ${folder}: wait until it has ended`);
    this.name = "BusyError";
  }
}

/** SQLite's "database is locked". */
const SQLITE_BUSY = 5;

/**
 * Does work that only one process may do at a time in a folder, in whichever container. The lock is the operating system's,
 * taken by SQLite: it ends with its process, however that ends. Throws a BusyError at once when somebody else has it.
 */
export async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
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
