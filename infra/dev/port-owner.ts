import { readdir, readFile, readlink } from "node:fs/promises";

const LISTENING = "0A";

/** Inodes of the sockets that listen on a TCP port, from the text of /proc/net/tcp or tcp6. */
export function listeningInodes(table: string, port: number): string[] {
  const rows = table.split("\n").slice(1);
  return rows.flatMap((row) => {
    const [, local = "", , state, , , , , , inode] = row.trim().split(/\s+/);
    const matches = state === LISTENING && Number.parseInt(local.split(":")[1] ?? "", 16) === port;
    return matches && inode ? [inode] : [];
  });
}

async function holds(pid: string, sockets: ReadonlySet<string>): Promise<boolean> {
  const dir = `/proc/${pid}/fd`;
  const descriptors = await readdir(dir).catch(() => []); // exited, or owned by another user
  const links = await Promise.all(descriptors.map((fd) => readlink(`${dir}/${fd}`).catch(() => "")));
  return links.some((link) => sockets.has(link));
}

/** The process that listens on a TCP port, as `name (process pid)`; undefined when that is not readable. */
export async function portOwner(port: number): Promise<string | undefined> {
  const tables = ["/proc/net/tcp", "/proc/net/tcp6"].map((path) => readFile(path, "utf8").catch(() => ""));
  const inodes = (await Promise.all(tables)).flatMap((table) => listeningInodes(table, port));
  if (inodes.length === 0) return undefined;
  const sockets = new Set(inodes.map((inode) => `socket:[${inode}]`));
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    if (await holds(pid, sockets)) return `${(await readFile(`/proc/${pid}/comm`, "utf8")).trim()} (process ${pid})`;
  }
  return undefined;
}
