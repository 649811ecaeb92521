import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type LockAttempt, tryLock } from "../process/lock.ts";
import { type PackageSetName, packageSets } from "./package-sets.ts";
import { isUnpacked, type UnpackOptions, unpack, unpackedRoot } from "./unpack.ts";

const POLL_MS = 250;

async function lock(options: UnpackOptions): Promise<LockAttempt & { taken: true }> {
  let isReported = false;
  for (;;) {
    options.signal?.throwIfAborted();
    const attempt = await tryLock(join(options.cacheDir, "lock"));
    if (attempt.taken) return attempt;
    // Not worth a line if this process itself is fetching another set.
    if (!isReported && attempt.holder.pid !== process.pid)
      options.log?.(`waiting for process ${attempt.holder.pid}, which is fetching Debian packages`);
    isReported = true;
    await delay(POLL_MS);
  }
}

/**
 * The folder of a set of Debian packages, unpacked on first use. Needs apt-get and dpkg, but no root and no installation.
 * Concurrent callers wait for the first. Throws when the packages are not available.
 */
export async function debianPrograms(name: PackageSetName, options: UnpackOptions): Promise<string> {
  const set = packageSets[name];
  const root = unpackedRoot(options.cacheDir, set);
  if (await isUnpacked(options.cacheDir, set)) return root;
  const held = await lock(options);
  try {
    if (await isUnpacked(options.cacheDir, set)) return root;
    return await unpack(set, options);
  } finally {
    await held.release();
  }
}
