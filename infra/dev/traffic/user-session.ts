import type { Account } from "./accounts.ts";
import type { Api } from "./api.ts";
import type { Chance } from "./chance.ts";
import { Refused } from "./http.ts";
import type { Tally } from "./tally.ts";

/** One session of one simulated user. */
export interface UserSession {
  readonly api: Api;
  readonly chance: Chance;
  /** Waits about this long; rejects with an AbortError when the traffic stops. */
  readonly pause: (meanMs: number) => Promise<void>;
  readonly tally: Tally;
}

/** Sends a request that may be refused with these statuses, for example because another user was faster. */
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

/** Creates the account, which also logs it in. */
export async function signUp(
  { api, tally }: UserSession,
  account: Account,
  role: "adopter" | "shelter",
): Promise<void> {
  await api.signup({ ...account, role });
  tally.add("signups");
}

/** Logs in, sometimes with a wrong password first. */
export async function logIn({ api, chance, pause, tally }: UserSession, { email, password }: Account): Promise<void> {
  if (chance() < TYPO_CHANCE) {
    await tolerate(api.login({ email, password: `${password}!` }), 401);
    await pause(3000);
  }
  await api.login({ email, password });
  tally.add("logins");
}

/** Logs out. Sometimes another tab still uses the ended session. */
export async function logOut({ api, chance }: UserSession): Promise<void> {
  await api.logout();
  if (chance() < STALE_TOKEN_CHANCE) await tolerate(api.me(), 401);
}
