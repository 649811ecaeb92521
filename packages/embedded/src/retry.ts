import { setTimeout as delay } from "node:timers/promises";

const ATTEMPTS = 10;
const PAUSE_MS = 300;

/** Repeats a start that failed for a reason that passes, as its message tells; any other error is thrown at once. */
export async function retryWhen<T>(passes: RegExp, start: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === ATTEMPTS || !passes.test((error as Error).message)) throw error;
      await delay(PAUSE_MS);
    }
  }
}
