import { newAccount, shelterAccount } from "./accounts.ts";
import { adopterSession } from "./adopter.ts";
import { createApi } from "./api.ts";
import { address, type Chance } from "./chance.ts";
import { createSend } from "./http.ts";
import { createAdopterLogin, logInShelter } from "./logins.ts";
import { type NextListing, shelterSession } from "./shelter.ts";
import type { Tally } from "./tally.ts";
import type { UserSession } from "./user-session.ts";
import { visitorSession } from "./visitor.ts";

export interface SessionsOptions {
  readonly backend: string;
  readonly frontend?: string | undefined;
  readonly chance: Chance;
  readonly pause: (meanMs: number) => Promise<void>;
  readonly tally: Tally;
  readonly onAnswer: (status: number) => void;
  readonly nextListing: NextListing;
}

/** A function per role that runs one session. */
export function createSessions({ backend, frontend, chance, pause, tally, onAnswer, nextListing }: SessionsOptions) {
  const adopters = createAdopterLogin(chance);
  const newSession = (from = address(chance)): UserSession => ({
    api: createApi(createSend(backend, from, onAnswer)),
    chance,
    pause,
    tally,
  });

  return {
    async adopter(): Promise<void> {
      const session = newSession();
      const account = await adopters.start(session);
      try {
        await adopterSession(session);
      } finally {
        adopters.end(account);
      }
    },

    async shelter(number: number): Promise<void> {
      const session = newSession();
      await logInShelter(session, shelterAccount(number));
      await shelterSession(session, nextListing);
    },

    async visitor(): Promise<void> {
      const from = address(chance);
      const page = frontend === undefined ? undefined : createSend(frontend, from, onAnswer);
      await visitorSession(newSession(from), newAccount("visitor", chance).email, page);
    },
  };
}
