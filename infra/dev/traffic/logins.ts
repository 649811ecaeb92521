import { type Account, createAccountPool, newAccount } from "./accounts.ts";
import type { Chance } from "./chance.ts";
import { Refused } from "./http.ts";
import { logIn, signUp, type UserSession } from "./user-session.ts";

const POOL_LIMIT = 400;
/** The share of sessions that start with a signup: while the pool fills, and after. */
const NEWCOMERS = { filling: 0.4, full: 0.06 };

/** The account does not exist: not yet, or no longer after the database was wiped. */
const isUnknownAccount = (error: unknown) => error instanceof Refused && error.status === 401;

/** Starts sessions of adopters, most of them with an account from a pool. */
export function createAdopterLogin(chance: Chance) {
  const pool = createAccountPool(POOL_LIMIT, chance);

  return {
    /** Logs in or signs up. Returns the account, which `end` takes back. */
    async start(session: UserSession): Promise<Account> {
      const isNewcomer = chance() < (pool.size < POOL_LIMIT / 2 ? NEWCOMERS.filling : NEWCOMERS.full);
      const known = isNewcomer ? undefined : pool.take();
      const account = known ?? newAccount("adopter", chance);
      try {
        await (known ? logIn(session, known) : signUp(session, account, "adopter"));
      } catch (error) {
        if (known && !isUnknownAccount(error)) pool.giveBack(known);
        throw error;
      }
      return account;
    },
    end: (account: Account) => pool.giveBack(account),
  };
}

/** Logs a shelter in. The first time, it signs up. */
export async function logInShelter(session: UserSession, account: Account): Promise<void> {
  try {
    await logIn(session, account);
  } catch (error) {
    if (!isUnknownAccount(error)) throw error;
    await signUp(session, account, "shelter");
  }
}
