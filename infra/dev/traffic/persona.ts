import type { Account } from "./accounts.ts";
import type { Api } from "./api.ts";
import type { Chance } from "./chance.ts";
import { Refused } from "./http.ts";
import type { Tally } from "./tally.ts";

/** One visit of one person: what it can do, and how it waits. */
export interface Visit {
  readonly api: Api;
  readonly chance: Chance;
  /** Waits about so many milliseconds; rejects with an AbortError when the crowd is told to stop. */
  readonly pause: (meanMs: number) => Promise<void>;
  readonly tally: Tally;
}

/** Carries out what is expected to be refused sometimes: a pet is gone, somebody was faster. */
export async function tolerate<Reply>(request: Promise<Reply>, ...statuses: number[]): Promise<Reply | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Refused && statuses.includes(error.status)) return undefined;
    throw error;
  }
}

const TYPO_CHANCE = 0.08;
const STALE_TOKEN_CHANCE = 0.06;

/** Opens the account and is logged in by that. */
export async function signUp({ api, tally }: Visit, account: Account, role: "adopter" | "shelter"): Promise<void> {
  await api.signup({ ...account, role });
  tally.add("sign-ups");
}

/** Logs in, now and then with a wrong password first. */
export async function logIn({ api, chance, pause, tally }: Visit, { email, password }: Account): Promise<void> {
  if (chance() < TYPO_CHANCE) {
    await tolerate(api.login({ email, password: `${password}!` }), 401);
    await pause(3000);
  }
  await api.login({ email, password });
  tally.add("log-ins");
}

/** Logs out; now and then another tab goes on with the ended session. */
export async function logOut({ api, chance }: Visit): Promise<void> {
  await api.logout();
  if (chance() < STALE_TOKEN_CHANCE) await tolerate(api.me(), 401);
}
