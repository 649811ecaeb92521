import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** Identifies a process even if its pid is reused: `started` is opaque and only compared. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly started: string;
}

const run = promisify(execFile);
const START_TIME_FIELD = 22; // proc_pid_stat(5), counted from 1
const FIELDS_BEFORE_PARENTHESIS = 2;

async function startOnLinux(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  if (stat === undefined) return undefined;
  // The command's name may contain spaces and parentheses: count fields after the last parenthesis.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const zombie = fields[0] === "Z" || fields[0] === "X";
  return zombie ? undefined : fields[START_TIME_FIELD - FIELDS_BEFORE_PARENTHESIS - 1];
}

async function startElsewhere(pid: number): Promise<string | undefined> {
  const result = await run("ps", ["-o", "lstart=", "-p", String(pid)]).catch(() => undefined);
  return result?.stdout.trim() || undefined;
}

/** The identity of the running process with this pid; undefined without one (a zombie is not running). */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  const started = process.platform === "linux" ? await startOnLinux(pid) : await startElsewhere(pid);
  return started === undefined ? undefined : { pid, started };
}

/** Whether this process is still running, and not another one with a reused pid. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  return (await identify(identity.pid))?.started === identity.started;
}
