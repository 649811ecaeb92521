import { type Account, createAccountPool, newAccount } from "./accounts.ts";
import type { Chance } from "./chance.ts";
import { Refused } from "./http.ts";
import { logIn, signUp, type Visit } from "./persona.ts";

const POOL_LIMIT = 400;
/** Share of visits that are somebody's first, while the pool fills and after. */
const NEWCOMERS = { filling: 0.4, full: 0.06 };

/** The account does not exist: never yet, or no more after a wiped database. */
const isForgotten = (error: unknown) => error instanceof Refused && error.status === 401;

/** How adopters come in: mostly with an account of the pool, which they leave there for the next visit. */
export function createAdopterDoor(chance: Chance) {
  const pool = createAccountPool(POOL_LIMIT, chance);

  return {
    /** Logs in or signs up; gives the account, to be handed to `leave`. */
    async enter(visit: Visit): Promise<Account> {
      const isNewcomer = chance() < (pool.size < POOL_LIMIT / 2 ? NEWCOMERS.filling : NEWCOMERS.full);
      const known = isNewcomer ? undefined : pool.borrow();
      const account = known ?? newAccount("adopter", chance);
      try {
        await (known ? logIn(visit, known) : signUp(visit, account, "adopter"));
      } catch (error) {
        if (known && !isForgotten(error)) pool.giveBack(known);
        throw error;
      }
      return account;
    },
    leave: (account: Account) => pool.giveBack(account),
  };
}

/** A shelter comes in with its one account, which it opens the first time. */
export async function enterShelter(visit: Visit, account: Account): Promise<void> {
  try {
    await logIn(visit, account);
  } catch (error) {
    if (!isForgotten(error)) throw error;
    await signUp(visit, account, "shelter");
  }
}
