import { randomUUID } from "node:crypto";
import { type Chance, pick } from "./chance.ts";

export interface Account {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
}

const NAMES =
  "Ada Ben Carla Dana Elias Freya Grace Hugo Ines Jonas Kai Lina Milo Nora Omar Petra Quinn Rosa Sam Tara".split(" ");

const accountOf = (id: string, password: string, displayName: string): Account => ({
  email: `${id}@traffic.example`,
  password: `traffic-${password}`,
  displayName,
});

/** An account that does not exist yet. */
export function newAccount(prefix: string, chance: Chance): Account {
  const id = randomUUID().slice(0, 13);
  return accountOf(`${prefix}.${id}`, id, pick(NAMES, chance) ?? prefix);
}

const SHELTER = "'s Animal Rescue";

/** The account of the simulated shelter with this number, from 0. It is the same after a restart, and so are its requests. */
export function shelterAccount(number: number): Account {
  const id = `shelter-${number + 1}`;
  return accountOf(id, id, `${NAMES[number % NAMES.length]}${SHELTER}`);
}

/** Whether a shelter is simulated, and therefore answers requests. */
export const isSimulatedShelter = (name: string | null): boolean => name?.endsWith(SHELTER) ?? false;

/**
 * Accounts for reuse, which bounds the number of users in the database: at most `limit`, the oldest is dropped. One session
 * at a time uses an account.
 */
export function createAccountPool(limit: number, chance: Chance) {
  let idle: Account[] = [];

  return {
    get size() {
      return idle.length;
    },
    /** Takes any idle account out of the pool. */
    take(): Account | undefined {
      const account = pick(idle, chance);
      idle = idle.filter((other) => other !== account);
      return account;
    },
    giveBack(account: Account): void {
      idle = [...idle, account].slice(-limit);
    },
  };
}
