import { readFile } from "node:fs/promises";

/** Two, with scrapes between them: Prometheus sees an increase only once a series is there. */
const REQUESTS = 2;
const timeoutMs = 30_000;

/** A process and those that it began: PostgreSQL's sessions have process groups of their own. */
async function familyOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return [pid, ...children.split(" ").filter(Boolean).map(Number)];
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // a session that has ended
    }
  }
}

/**
 * Lets PostgreSQL stand still while a few pets are asked for, so that there are answers 503. Throws when they are answered
 * otherwise. Meant for a time at which nobody writes: what is stored while it thaws, nobody counts.
 */
export async function standStill(postgresPid: number, backend: string): Promise<void> {
  const frozen = await familyOf(postgresPid);
  signal(frozen, "SIGSTOP");
  try {
    for (let request = 1; request <= REQUESTS; request++) {
      const { status, body } = await fetch(new URL("/api/pets", backend), { signal: AbortSignal.timeout(timeoutMs) });
      await body?.cancel();
      if (status !== 503) throw new Error(`without PostgreSQL, /api/pets was answered ${status}`);
    }
  } finally {
    signal(frozen, "SIGCONT");
  }
}
