import { setTimeout as delay } from "node:timers/promises";

/** Limits of a wait. */
export interface WaitOptions {
  /** What is waited for, for the error message. */
  readonly what: string;
  /** Milliseconds; 30,000 by default. */
  readonly timeoutMs?: number;
  /** Ends the wait early, with its reason. */
  readonly signal?: AbortSignal;
}

const POLL_MS = 100;
const REQUEST_TIMEOUT_MS = 20_000; // a page that is compiled on the first request is slow

async function answers(url: string, signal: AbortSignal): Promise<true> {
  const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]) });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`${url} returned ${response.status}`);
  return true;
}

/**
 * Waits until a URL returns 2xx, or a function resolves to something other than undefined or false; an error counts as
 * "not yet". Resolves to that value. After the timeout, throws with what was waited for and the last error.
 */
export async function waitFor<T = true>(
  condition: string | (() => Promise<T | undefined | false>),
  options: WaitOptions,
): Promise<T> {
  const timeoutMs = options.timeoutMs ?? 30_000;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => {}); // handled in the loop
  let last: unknown;
  while (!signal.aborted) {
    try {
      const attempt = typeof condition === "string" ? answers(condition, signal) : condition();
      const value = await Promise.race([attempt, aborted]);
      if (value !== undefined && value !== false) return value as T;
    } catch (error) {
      if (!signal.aborted) last = error;
    }
    await delay(POLL_MS, undefined, { signal }).catch(() => {});
  }
  if (options.signal?.aborted) throw options.signal.reason;
  const why = last instanceof Error ? `: ${last.message}` : "";
  throw new Error(`${options.what} was not ready after ${timeoutMs / 1000} s${why}`, { cause: last });
}
