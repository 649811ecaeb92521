import { createHash } from "node:crypto";
import type { authMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { BackendConfig } from "../config.ts";
import { TooManyRequestsError } from "../errors.ts";
import type { RateCounter } from "./counter.ts";

/** Starts with the first wrong password. */
const WINDOW_MS = 15 * 60_000;

export interface GuessLimitOptions {
  readonly config: BackendConfig;
  /** A separate one, so that many addresses cannot evict accounts from a process's memory. */
  readonly counter: RateCounter;
  readonly metrics: Instruments<typeof authMetrics>;
}

/**
 * Limits wrong passwords per account, from any number of addresses. Accounts are identified by email address, so that
 * unknown ones are treated alike.
 */
export function limitGuesses({ config, counter, metrics }: GuessLimitOptions) {
  return {
    /** Counts one more guess. Throws 429 after too many. */
    async count(email: string): Promise<void> {
      const { current, ttl } = await counter.count(keyOf(email), WINDOW_MS);
      if (current <= config.AUTH_ACCOUNT_LIMIT_MAX) return;
      metrics.rate_limit_hits_total.inc({ limit: "account" });
      throw new TooManyRequestsError(
        `Too many wrong passwords for this email address. Try again in ${minutes(ttl)}, or reset your password by email.`,
        Math.ceil(ttl / 1000),
      );
    },

    forget: (email: string): Promise<void> => counter.forget(keyOf(email)),
  };
}

export type GuessLimit = ReturnType<typeof limitGuesses>;

/** A hash, so that no email address is stored in Redis. */
const keyOf = (email: string) => `login-${createHash("sha256").update(email.toLowerCase()).digest("base64url")}`;

function minutes(ms: number): string {
  const count = Math.ceil(ms / 60_000);
  return count === 1 ? "1 minute" : `${count} minutes`;
}
