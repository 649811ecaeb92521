import { hash, verify } from "@node-rs/argon2";
import type { GuessLimit } from "../rate-limit/password-guesses.ts";

/** argon2id with OWASP's first recommendation (19 MiB, 2 passes), which are the library's defaults. */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** Of no password: checking it takes as long as checking a real one. */
const NOBODY = hash(crypto.randomUUID());

/** Checks passwords, and counts the guesses at them. */
export function createPasswords(guesses: GuessLimit) {
  return {
    /**
     * Takes as long for an unknown user (`stored` undefined) as for a wrong password, so that time tells nothing. Throws
     * 429 after too many that were wrong.
     */
    async match(email: string, stored: string | undefined, password: string): Promise<boolean> {
      // Before the password is looked at, so that guesses made at once are counted all the same.
      await guesses.count(email);
      const matches = (await verify(stored ?? (await NOBODY), password)) && stored !== undefined;
      if (matches) await guesses.forget(email);
      return matches;
    },

    /** The account has a new password: what was guessed at is no more. */
    changed: (email: string): Promise<void> => guesses.forget(email),
  };
}

export type Passwords = ReturnType<typeof createPasswords>;
