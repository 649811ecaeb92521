import { readdir, readFile } from "node:fs/promises";

const TICKS_PER_SECOND = 100;

/** CPU seconds used by a process's threads, to the nanosecond; 0 if it has exited. Linux only. */
export async function cpuOf(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const times = threads.map(async (thread) => {
    const text = await readFile(`/proc/${pid}/task/${thread}/schedstat`, "utf8").catch(() => "0");
    return Number(text.split(" ")[0]) / 1e9;
  });
  return (await Promise.all(times)).reduce((total, seconds) => total + seconds, 0);
}

async function statOf(pid: number): Promise<string[]> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

const seconds = (stat: readonly string[], fields: readonly number[]): number =>
  fields.reduce((total, field) => total + Number(stat[field] ?? 0) / TICKS_PER_SECOND, 0);

/** CPU seconds used by a PostgreSQL server, including backends that have exited, to 10 ms. */
export async function cpuOfServer(postmaster: number): Promise<number> {
  const own = await statOf(postmaster);
  const pids = (await readdir("/proc")).map(Number).filter(Number.isInteger);
  const stats = await Promise.all(pids.map(statOf));
  const children = stats.filter((stat) => Number(stat[1]) === postmaster);
  // Fields after the name: 1 parent, 11 and 12 user and system time, 13 and 14 those of exited children.
  return seconds(own, [11, 12, 13, 14]) + children.reduce((total, stat) => total + seconds(stat, [11, 12]), 0);
}

/** Resident memory of a process in bytes. */
export async function residentBytes(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1]) * 1024;
}
