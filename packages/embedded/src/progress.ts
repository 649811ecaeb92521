/** Receives progress lines for a waiting user. */
export type Log = (line: string) => void;

const FIRST_MS = 2000;
const EVERY_MS = 5000;

/** Runs a task; logs its progress after two seconds, then every five. */
export async function withProgress<T>(what: string, log: Log | undefined, task: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const report = () => log?.(`${what} … ${Math.round((performance.now() - started) / 1000)} s`);
  let interval: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    report();
    interval = setInterval(report, EVERY_MS);
  }, FIRST_MS);
  try {
    return await task();
  } finally {
    clearTimeout(first);
    clearInterval(interval);
  }
}
