import { Refused, Unavailable } from "./http.ts";
import type { Outage } from "./outage.ts";

export interface SlotOptions {
  /** Waits about this long; rejects when the traffic stops. */
  readonly pause: (meanMs: number) => Promise<void>;
  readonly outage: Outage;
  /** Mean time between two sessions. */
  readonly restMs: number;
  readonly signal: AbortSignal;
}

/** The first sessions of all slots are spread over this time. */
const RAMP_UP_MS = 8000;
const FIRST_BACKOFF_MS = 1000;
const LONGEST_BACKOFF_MS = 30_000;
/** The wait after a session was refused, by a rate limit or because its account was deleted. */
const REFUSED_MS = 5000;

/**
 * Runs one session after the other until the signal, with exponential backoff while a server is unavailable. Rejects only
 * with errors that are bugs of the simulation.
 */
export async function runSlot(
  session: () => Promise<void>,
  { pause, outage, restMs, signal }: SlotOptions,
): Promise<void> {
  let backoffMs = FIRST_BACKOFF_MS;
  let waitMs = RAMP_UP_MS;
  while (!signal.aborted) {
    try {
      await pause(waitMs);
      await session();
      waitMs = restMs;
      backoffMs = FIRST_BACKOFF_MS;
    } catch (error) {
      if (error instanceof Error && error.name === "AbortError" && signal.aborted) return;
      if (error instanceof Refused) waitMs = REFUSED_MS;
      else if (error instanceof Unavailable) {
        outage.failed(error);
        waitMs = backoffMs;
        backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS);
      } else throw error;
    }
  }
}
