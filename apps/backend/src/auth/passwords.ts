import { createHash } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import type { authMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { BackendConfig } from "../config.ts";
import { TooManyRequestsError } from "../errors.ts";
import type { RateCounter } from "../http/rateCounter.ts";

/** argon2id with OWASP's first recommendation (19 MiB, 2 passes), which are the library's defaults. */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** Of no password: checking it takes as long as checking a real one. */
const NOBODY = hash(crypto.randomUUID());

/** Begins with the first wrong password. */
const WINDOW_MS = 15 * 60_000;

export interface PasswordsOptions {
  readonly config: BackendConfig;
  /** Of its own, so that a flood of addresses pushes no account out of a process's memory. */
  readonly counter: RateCounter;
  readonly metrics: Instruments<typeof authMetrics>;
}

/**
 * Checks passwords, and bounds the guesses at those of one account, from however many addresses they come. An account is
 * told by its e-mail address, so that those that nobody has are treated alike.
 */
export function createPasswords({ config, counter, metrics }: PasswordsOptions) {
  /** Before the password is looked at, so that guesses made at once are counted all the same. */
  async function countTry(email: string): Promise<void> {
    const { current, ttl } = await counter.count(keyOf(email), WINDOW_MS);
    if (current <= config.AUTH_ACCOUNT_LIMIT_MAX) return;
    metrics.rate_limit_hits_total.inc({ limit: "account" });
    throw new TooManyRequestsError(
      `Too many wrong passwords for this e-mail address. Try again in ${minutes(ttl)}, or choose a new password by e-mail.`,
      Math.ceil(ttl / 1000),
    );
  }

  return {
    /**
     * Takes as long for an unknown user (`stored` undefined) as for a wrong password, so that time tells nothing. Throws
     * 429 after too many that were wrong.
     */
    async match(email: string, stored: string | undefined, password: string): Promise<boolean> {
      await countTry(email);
      const matches = (await verify(stored ?? (await NOBODY), password)) && stored !== undefined;
      if (matches) await counter.forget(keyOf(email));
      return matches;
    },

    /** The account has a new password: what was guessed at is no more. */
    changed: (email: string): Promise<void> => counter.forget(keyOf(email)),
  };
}

export type Passwords = ReturnType<typeof createPasswords>;

/** A hash, since people's addresses have no place in Redis, nor where an operator lists what is in it. */
const keyOf = (email: string) => `login-${createHash("sha256").update(email.toLowerCase()).digest("base64url")}`;

function minutes(ms: number): string {
  const count = Math.ceil(ms / 60_000);
  return count === 1 ? "a minute" : `${count} minutes`;
}
