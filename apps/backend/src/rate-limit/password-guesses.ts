import { createHash } from "node:crypto";
import type { authMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { BackendConfig } from "../config.ts";
import { TooManyRequestsError } from "../errors.ts";
import type { RateCounter } from "./counter.ts";

/** Begins with the first wrong password. */
const WINDOW_MS = 15 * 60_000;

export interface GuessLimitOptions {
  readonly config: BackendConfig;
  /** Of its own, so that a flood of addresses pushes no account out of a process's memory. */
  readonly counter: RateCounter;
  readonly metrics: Instruments<typeof authMetrics>;
}

/**
 * Bounds the guesses at the password of one account, from however many addresses they come. An account is told by its
 * e-mail address, so that those that nobody has are treated alike.
 */
export function limitGuesses({ config, counter, metrics }: GuessLimitOptions) {
  return {
    /** Counts one more guess. Throws 429 after too many. */
    async count(email: string): Promise<void> {
      const { current, ttl } = await counter.count(keyOf(email), WINDOW_MS);
      if (current <= config.AUTH_ACCOUNT_LIMIT_MAX) return;
      metrics.rate_limit_hits_total.inc({ limit: "account" });
      throw new TooManyRequestsError(
        `Too many wrong passwords for this e-mail address. Try again in ${minutes(ttl)}, or choose a new password by e-mail.`,
        Math.ceil(ttl / 1000),
      );
    },

    forget: (email: string): Promise<void> => counter.forget(keyOf(email)),
  };
}

export type GuessLimit = ReturnType<typeof limitGuesses>;

/** A hash, since people's addresses have no place in Redis, nor where an operator lists what is in it. */
const keyOf = (email: string) => `login-${createHash("sha256").update(email.toLowerCase()).digest("base64url")}`;

function minutes(ms: number): string {
  const count = Math.ceil(ms / 60_000);
  return count === 1 ? "a minute" : `${count} minutes`;
}
