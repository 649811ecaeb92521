import { type Account, createAccountPool, newAccount } from "./accounts.ts";
import { adopterVisit } from "./adopter.ts";
import { createApi } from "./api.ts";
import { address, type Chance } from "./chance.ts";
import { createSend, Refused } from "./http.ts";
import type { Listing } from "./listing.ts";
import type { Visit } from "./persona.ts";
import { type Desk, shelterVisit } from "./shelter.ts";
import type { Tally } from "./tally.ts";
import { visitorVisit } from "./visitor.ts";

const POOL_LIMIT = 400;
/** Share of visits that are somebody's first, while the pool fills and after. */
const NEWCOMERS = { filling: 0.4, full: 0.06 };

export interface VisitsOptions {
  readonly backend: string;
  readonly frontend?: string | undefined;
  readonly chance: Chance;
  readonly pause: (meanMs: number) => Promise<void>;
  readonly tally: Tally;
  readonly onAnswer: (status: number) => void;
  readonly nextListing: (chance: Chance) => Promise<Listing>;
}

/** The account does not exist any more, as after a wiped database. */
const isForgotten = (error: unknown) => error instanceof Refused && error.status === 401;

/** For each persona a function that makes one visit, with an account from those that the crowd keeps. */
export function createVisits({ backend, frontend, chance, pause, tally, onAnswer, nextListing }: VisitsOptions) {
  const pool = createAccountPool(POOL_LIMIT, chance);

  function arrive(): Visit & { readonly from: string } {
    const from = address(chance);
    return { api: createApi(createSend(backend, from, onAnswer)), chance, pause, tally, from };
  }

  async function adopter(): Promise<void> {
    const isNewcomer = chance() < (pool.size < POOL_LIMIT / 2 ? NEWCOMERS.filling : NEWCOMERS.full);
    const known = isNewcomer ? undefined : pool.borrow();
    const account = known ?? newAccount("adopter", chance);
    try {
      await adopterVisit(arrive(), account, known === undefined);
    } catch (error) {
      if (known && !isForgotten(error)) pool.giveBack(known);
      throw error;
    }
    pool.giveBack(account);
  }

  /** A shelter keeps its account and its pets from visit to visit. */
  function openShelter(): () => Promise<void> {
    const desk: Desk = { petIds: [], nextListing };
    let account: Account | undefined;
    return async () => {
      const own = account ?? newAccount("shelter", chance);
      try {
        await shelterVisit(arrive(), own, account === undefined, desk);
        account = own;
      } catch (error) {
        if (isForgotten(error)) account = undefined;
        throw error;
      }
    };
  }

  async function visitor(): Promise<void> {
    const visit = arrive();
    const page = frontend === undefined ? undefined : createSend(frontend, visit.from, onAnswer);
    await visitorVisit(visit, newAccount("visitor", chance).email, page);
  }

  return { adopter, openShelter, visitor };
}
