import { randomUUID } from "node:crypto";
import { type Chance, pick } from "./chance.ts";

export interface Account {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
}

const NAMES =
  "Ada Ben Carla Dana Elias Freya Grace Hugo Ines Jonas Kai Lina Milo Nora Omar Petra Quinn Rosa Sam Tara".split(" ");

/** An account that nobody has yet. */
export function newAccount(prefix: string, chance: Chance): Account {
  const id = randomUUID().slice(0, 13);
  const displayName = pick(NAMES, chance) ?? prefix;
  return { email: `${prefix}.${id}@crowd.example`, password: `crowd-${id}`, displayName };
}

const SHELTER = "'s Animal Rescue";

/**
 * The account of the crowd's shelter of this number, from 0; the same after a restart, so that what is on its desk gets
 * done then.
 */
export function shelterAccount(number: number): Account {
  const person = `${NAMES[number % NAMES.length]}`;
  const id = `shelter-${number + 1}`;
  return { email: `${id}@crowd.example`, password: `crowd-${id}`, displayName: person + SHELTER };
}

/** Whether a shelter is of the crowd, so that somebody will work off its desk. */
export const isOurShelter = (name: string | null): boolean => name?.endsWith(SHELTER) ?? false;

/**
 * Accounts that come back, so that the table of users does not explode: at most `limit`, of which the oldest is
 * forgotten. An account is lent to one visit at a time.
 */
export function createAccountPool(limit: number, chance: Chance) {
  let idle: Account[] = [];

  return {
    get size() {
      return idle.length;
    },
    /** Any account that nobody uses right now. */
    borrow(): Account | undefined {
      const account = pick(idle, chance);
      idle = idle.filter((other) => other !== account);
      return account;
    },
    giveBack(account: Account): void {
      idle = [...idle, account].slice(-limit);
    },
  };
}

export type AccountPool = ReturnType<typeof createAccountPool>;
