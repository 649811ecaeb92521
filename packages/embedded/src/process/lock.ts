import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { identify, isRunning, type ProcessIdentity } from "./identity.ts";

/** The outcome of trying to take a lock: taken, or held by another process. */
export type LockAttempt =
  | { readonly taken: true; release(): Promise<void> }
  | { readonly taken: false; readonly holder: ProcessIdentity };

async function readHolder(path: string): Promise<ProcessIdentity | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as ProcessIdentity);
}

/** Removes the lock of a dead process. Checks again after moving it: another process may have just taken it. */
async function removeStale(path: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside).catch(() => {}); // already removed: the next attempt decides
  const holder = await readHolder(aside);
  if (holder && (await isRunning(holder))) await link(aside, path);
  await rm(aside, { force: true });
}

/**
 * Tries to take a lock file, which names its holder, so that a killed process does not keep its lock. Never waits.
 */
export async function tryLock(path: string): Promise<LockAttempt> {
  const own = await identify(process.pid);
  const candidate = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(candidate, JSON.stringify(own));
  try {
    for (;;) {
      const linked = await link(candidate, path).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === "EEXIST") return false;
          throw error;
        },
      );
      if (linked) return { taken: true, release: () => rm(path, { force: true }) };
      const holder = await readHolder(path);
      if (holder && (await isRunning(holder))) return { taken: false, holder };
      await removeStale(path);
    }
  } finally {
    await rm(candidate, { force: true });
  }
}
