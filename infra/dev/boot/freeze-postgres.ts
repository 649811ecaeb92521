import { readFile } from "node:fs/promises";

/** Two, with scrapes in between: the first one only creates the series. */
const REQUESTS = 2;
const TIMEOUT_MS = 30_000;

/** A process and its children: each PostgreSQL session has its own process group. */
async function processTree(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return [pid, ...children.split(" ").filter(Boolean).map(Number)];
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // the session has ended
    }
  }
}

/**
 * Freezes PostgreSQL during a few requests, which are expected to be answered with 503. Throws otherwise. Nothing may write
 * meanwhile: a swipe that is stored when PostgreSQL resumes is not counted.
 */
export async function freezePostgres(postgresPid: number, backend: string): Promise<void> {
  const frozen = await processTree(postgresPid);
  signal(frozen, "SIGSTOP");
  try {
    for (let request = 1; request <= REQUESTS; request++) {
      const { status, body } = await fetch(new URL("/api/pets", backend), { signal: AbortSignal.timeout(TIMEOUT_MS) });
      await body?.cancel();
      if (status !== 503) throw new Error(`/api/pets was answered ${status} while PostgreSQL was frozen`);
    }
  } finally {
    signal(frozen, "SIGCONT");
  }
}
