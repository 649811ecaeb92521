import { setTimeout as delay } from "node:timers/promises";

const ATTEMPTS = 10;
const PAUSE_MS = 300;

/** Retries a start that failed with a transient error, recognized by its message; other errors are thrown at once. */
export async function retryWhen<T>(isTransient: RegExp, start: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === ATTEMPTS || !isTransient.test((error as Error).message)) throw error;
      await delay(PAUSE_MS);
    }
  }
}
