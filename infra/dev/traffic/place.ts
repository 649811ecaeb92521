import { Refused, Unavailable } from "./http.ts";
import type { Outage } from "./outage.ts";

export interface PlaceOptions {
  /** Waits about so long; rejects once the crowd is told to stop. */
  readonly pause: (meanMs: number) => Promise<void>;
  readonly outage: Outage;
  /** Milliseconds between two visits, on average. */
  readonly restMs: number;
  readonly signal: AbortSignal;
}

/** The first visits of all places are spread over this time. */
const ARRIVAL_MS = 8000;
const FIRST_BACKOFF_MS = 1000;
const LONGEST_BACKOFF_MS = 30_000;
/** What is refused as a whole (by a rate limit, after a wiped database) is not tried again at once. */
const REFUSED_MS = 5000;

/**
 * One place in the crowd: visit follows visit until the signal. While a server does not answer, the pauses grow.
 * Rejects only with errors that are bugs of the crowd.
 */
export async function occupy(
  visit: () => Promise<void>,
  { pause, outage, restMs, signal }: PlaceOptions,
): Promise<void> {
  let backoffMs = FIRST_BACKOFF_MS;
  let waitMs = ARRIVAL_MS;
  while (!signal.aborted) {
    try {
      await pause(waitMs);
      await visit();
      waitMs = restMs;
      backoffMs = FIRST_BACKOFF_MS;
    } catch (error) {
      if (error instanceof Error && error.name === "AbortError" && signal.aborted) return;
      if (error instanceof Refused) waitMs = REFUSED_MS;
      else if (error instanceof Unavailable) {
        outage.noticed(error);
        waitMs = backoffMs;
        backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS);
      } else throw error;
    }
  }
}
