import { mkdir, readdir, readFile, rename, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { clock } from "../words.ts";
import { RefusedError, type RestoreOptions, refuseWhileRunning, stamp } from "./restore.ts";

const INCOMING = ".restoring";
const ASIDE = ".before-";

/** What belongs to Prometheus in its data folder, apart from snapshots that it made and what we set aside. */
async function entriesOf(data: string): Promise<string[]> {
  const names = await readdir(data);
  return names.filter(
    (name) => name !== "snapshots" && name !== INCOMING && name !== "lost+found" && !name.startsWith(ASIDE),
  );
}

/** The end of a block in Unix milliseconds; undefined for what is no block. */
async function endOfBlock(folder: string): Promise<number | undefined> {
  const meta = await readFile(join(folder, "meta.json"), "utf8").catch(() => undefined);
  return meta === undefined ? undefined : (JSON.parse(meta) as { maxTime: number }).maxTime;
}

/** When the newest samples were stored, in Unix milliseconds: of blocks by their end, of the log by its files' time. */
async function newestIn(data: string): Promise<number> {
  const times = (await entriesOf(data)).map(async (name) => {
    const end = await endOfBlock(join(data, name));
    if (end !== undefined) return end;
    if (!["wal", "wbl", "chunks_head"].includes(name)) return 0;
    const files = await readdir(join(data, name), { recursive: true, withFileTypes: true });
    const changed = files.filter((file) => file.isFile()).map((file) => stat(join(file.parentPath, file.name)));
    return Math.max(0, ...(await Promise.all(changed)).filter(({ size }) => size > 0).map(({ mtimeMs }) => mtimeMs));
  });
  return Math.max(0, ...(await Promise.all(times)));
}

async function guard(data: string, { takenAt, force, say }: RestoreOptions): Promise<void> {
  const newest = await newestIn(data);
  if (newest <= takenAt.getTime()) return;
  const lost = `${data} has samples until ${clock(new Date(newest))}, and the backup is of ${clock(takenAt)}`;
  if (!force)
    throw new RefusedError(
      `${lost}: the difference would be lost. With --force it is restored all the same; what is there is set aside.`,
    );
  say(lost);
}

async function moveAll(names: readonly string[], from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of names) await rename(join(from, name), join(to, name));
}

/**
 * Restores Prometheus' data folder while Prometheus is stopped. What is in it is set aside, in the same folder. Throws a
 * RefusedError, or whatever fails; until the very end the folder is as it was.
 */
export async function restorePrometheus(url: string, data: string, options: RestoreOptions): Promise<void> {
  await refuseWhileRunning("prometheus", url);
  await mkdir(data, { recursive: true });
  await guard(data, options);
  const incoming = join(data, INCOMING); // on the same disk, so that it can be moved
  await rm(incoming, { recursive: true, force: true });
  try {
    await options.fetchInto(incoming);
    const blocks = await readdir(incoming);
    const ends = await Promise.all(blocks.map((name) => endOfBlock(join(incoming, name))));
    if (ends.every((end) => end === undefined)) throw new Error("the backup has no block of samples");
    const present = await entriesOf(data);
    const aside = join(data, `${ASIDE}${stamp()}`);
    if (present.length > 0) await moveAll(present, data, aside);
    await moveAll(blocks, incoming, data);
    await rmdir(incoming);
    options.say(`${data} has ${blocks.length} blocks of samples`);
    if (present.length > 0) options.say(`what was there before is kept: remove ${aside} when nobody misses it`);
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
}
