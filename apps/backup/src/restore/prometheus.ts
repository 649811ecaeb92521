import { mkdir, readdir, readFile, rename, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { formatTime } from "../format.ts";
import { RefusedError, type RestoreOptions, refuseWhileRunning, timestamp } from "./restore.ts";

const INCOMING = ".restoring";
const REPLACED = ".before-";

/** The entries of a data folder that Prometheus uses: neither its snapshots nor data that a restore replaced. */
async function entriesOf(data: string): Promise<string[]> {
  const names = await readdir(data);
  return names.filter(
    (name) => name !== "snapshots" && name !== INCOMING && name !== "lost+found" && !name.startsWith(REPLACED),
  );
}

/** The end of a block in Unix milliseconds; undefined for other folders. */
async function blockEnd(folder: string): Promise<number | undefined> {
  const meta = await readFile(join(folder, "meta.json"), "utf8").catch(() => undefined);
  return meta === undefined ? undefined : (JSON.parse(meta) as { maxTime: number }).maxTime;
}

/** Time of the newest samples in Unix milliseconds: the end of a block, or the modification time of WAL files. */
async function newestSampleTime(data: string): Promise<number> {
  const times = (await entriesOf(data)).map(async (name) => {
    const end = await blockEnd(join(data, name));
    if (end !== undefined) return end;
    if (!["wal", "wbl", "chunks_head"].includes(name)) return 0;
    const files = await readdir(join(data, name), { recursive: true, withFileTypes: true });
    const changed = files.filter((file) => file.isFile()).map((file) => stat(join(file.parentPath, file.name)));
    return Math.max(0, ...(await Promise.all(changed)).filter(({ size }) => size > 0).map(({ mtimeMs }) => mtimeMs));
  });
  return Math.max(0, ...(await Promise.all(times)));
}

async function refuseDataLoss(data: string, { takenAt, force, print }: RestoreOptions): Promise<void> {
  const newest = await newestSampleTime(data);
  if (newest <= takenAt.getTime()) return;
  const loss = `${data} has samples up to ${formatTime(new Date(newest))}, newer than the backup of ${formatTime(takenAt)}`;
  if (!force)
    throw new RefusedError(`${loss}. Use --force to restore anyway; the present data is kept in a subfolder.`);
  print(loss);
}

async function moveAll(names: readonly string[], from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of names) await rename(join(from, name), join(to, name));
}

/**
 * Restores the data folder of a stopped Prometheus. The present data is moved to a subfolder. Throws a RefusedError, or any
 * other error; the folder is unchanged unless the final moves fail.
 */
export async function restorePrometheus(url: string, data: string, options: RestoreOptions): Promise<void> {
  await refuseWhileRunning("prometheus", url);
  await mkdir(data, { recursive: true });
  await refuseDataLoss(data, options);
  const incoming = join(data, INCOMING); // on the same file system, so that it can be moved
  await rm(incoming, { recursive: true, force: true });
  try {
    await options.restoreInto(incoming);
    const blocks = await readdir(incoming);
    const ends = await Promise.all(blocks.map((name) => blockEnd(join(incoming, name))));
    if (ends.every((end) => end === undefined)) throw new Error("the backup contains no blocks");
    const present = await entriesOf(data);
    const replaced = join(data, `${REPLACED}${timestamp()}`);
    if (present.length > 0) await moveAll(present, data, replaced);
    await moveAll(blocks, incoming, data);
    await rmdir(incoming);
    options.print(`restored ${blocks.length} blocks to ${data}`);
    if (present.length > 0) options.print(`previous data is kept; once it is no longer needed, remove ${replaced}`);
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
}
