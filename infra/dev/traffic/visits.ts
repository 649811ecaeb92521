import { newAccount, shelterAccount } from "./accounts.ts";
import { adopterVisit } from "./adopter.ts";
import { createApi } from "./api.ts";
import { createAdopterDoor, enterShelter } from "./arrivals.ts";
import { address, type Chance } from "./chance.ts";
import { createSend } from "./http.ts";
import type { Visit } from "./persona.ts";
import { type NextListing, shelterVisit } from "./shelter.ts";
import type { Tally } from "./tally.ts";
import { visitorVisit } from "./visitor.ts";

export interface VisitsOptions {
  readonly backend: string;
  readonly frontend?: string | undefined;
  readonly chance: Chance;
  readonly pause: (meanMs: number) => Promise<void>;
  readonly tally: Tally;
  readonly onAnswer: (status: number) => void;
  readonly nextListing: NextListing;
}

/** For each persona a function that makes one visit. */
export function createVisits({ backend, frontend, chance, pause, tally, onAnswer, nextListing }: VisitsOptions) {
  const adopters = createAdopterDoor(chance);
  const arrive = (from = address(chance)): Visit => ({
    api: createApi(createSend(backend, from, onAnswer)),
    chance,
    pause,
    tally,
  });

  return {
    async adopter(): Promise<void> {
      const visit = arrive();
      const account = await adopters.enter(visit);
      try {
        await adopterVisit(visit);
      } finally {
        adopters.leave(account);
      }
    },

    async shelter(number: number): Promise<void> {
      const visit = arrive();
      await enterShelter(visit, shelterAccount(number));
      await shelterVisit(visit, nextListing);
    },

    async visitor(): Promise<void> {
      const from = address(chance);
      const page = frontend === undefined ? undefined : createSend(frontend, from, onAnswer);
      await visitorVisit(arrive(from), newAccount("visitor", chance).email, page);
    },
  };
}
