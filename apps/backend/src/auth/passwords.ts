import { hash, verify } from "@node-rs/argon2";
import type { GuessLimit } from "../rate-limit/password-guesses.ts";

/** argon2id with the library's defaults, which are OWASP's first recommendation (19 MiB, 2 passes). */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** The hash of no known password; verifying against it takes as long as against a real one. */
const DUMMY_HASH = hash(crypto.randomUUID());

/** Verifies passwords and limits guesses. */
export function createPasswords(guesses: GuessLimit) {
  return {
    /**
     * Takes as long for an unknown user (`stored` undefined) as for a wrong password, so that timing reveals nothing.
     * Throws 429 after too many wrong ones.
     */
    async match(email: string, stored: string | undefined, password: string): Promise<boolean> {
      // Counted before verifying, so that concurrent guesses are counted, too.
      await guesses.count(email);
      const matches = (await verify(stored ?? (await DUMMY_HASH), password)) && stored !== undefined;
      if (matches) await guesses.forget(email);
      return matches;
    },

    /** Resets the count of guesses, after a password change. */
    changed: (email: string): Promise<void> => guesses.forget(email),
  };
}

export type Passwords = ReturnType<typeof createPasswords>;
