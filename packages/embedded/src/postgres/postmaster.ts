import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { identify, type ProcessIdentity } from "../process/identity.ts";

/** The content of a data directory's `postmaster.pid`. */
export interface Postmaster {
  readonly identity: ProcessIdentity;
  readonly port: number;
  /** Whether it accepts connections. */
  readonly ready: boolean;
}

async function commandOf(pid: number): Promise<string> {
  return process.platform === "linux" ? await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "") : "postgres\n";
}

/** The running server of a data directory, or undefined (a stale file is ignored). */
export async function readPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(dataDir, "postmaster.pid"), "utf8").catch(() => undefined);
  // Lines: pid, data directory, start time, port, socket directory, listen address, shared memory, status.
  const lines = text?.split("\n").map((line) => line.trim());
  const pid = Number(lines?.[0]);
  if (lines === undefined || !Number.isInteger(pid) || pid <= 0) return undefined;
  const identity = await identify(pid);
  if (identity === undefined || (await commandOf(pid)) !== "postgres\n") return undefined;
  return { identity, port: Number(lines[3]), ready: lines[7] === "ready" };
}
