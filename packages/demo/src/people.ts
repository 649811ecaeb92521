import type { Role } from "@petswipe/metrics";
import { DEMO_USERS } from "./demo.ts";
import { CITIES, FIRST_NAMES, LAST_NAMES, SHELTER_KINDS } from "./names.ts";
import type { Random } from "./random.ts";
import { DAY_MS, dayWeight, HOUR_MS, momentOfDay } from "./rhythm.ts";

/** Times are milliseconds since 1970; ids count from 1 in the order of creation. */
export interface Person {
  id: number;
  email: string;
  displayName: string;
  role: Role;
  city: string;
  createdAt: number;
}

type Newcomer = Omit<Person, "id">;

const ADOPTERS = 2150;

/** Newcomers in the month's first days against its last ones: a launch that quietens down. */
const LAUNCH_RUSH = 2.2;

function shelters(start: number, random: Random): Newcomer[] {
  return CITIES.slice(1).map((city) => {
    const kind = random.pick(SHELTER_KINDS);
    const email = `${kind.replaceAll(/\W+/g, "-")}@${city}.example`.toLowerCase();
    return {
      email,
      displayName: `${city} ${kind}`,
      role: "shelter",
      city,
      createdAt: start - random.between(2, 20) * HOUR_MS,
    };
  });
}

function signupTime(start: number, now: number, random: Random): number {
  for (;;) {
    const share = random.unit();
    const time = momentOfDay(start + share * (now - start), random);
    const weight = (LAUNCH_RUSH - (LAUNCH_RUSH - 1) * share) * dayWeight(time);
    if (time > start && time < now && random.chance(weight / (LAUNCH_RUSH * 1.4))) return time;
  }
}

function adopters(start: number, now: number, random: Random): Newcomer[] {
  return Array.from({ length: ADOPTERS }, (_, i) => {
    const first = random.pick(FIRST_NAMES);
    const last = random.pick(LAST_NAMES);
    return {
      email: `${first}.${last}.${i + 1}@mail.example`.toLowerCase(),
      displayName: `${first} ${last}`,
      role: "adopter",
      city: random.pick(CITIES),
      createdAt: signupTime(start, now, random),
    };
  });
}

/** Everyone, oldest account first. Adopters sign up from `start` on; shelters and the admin were there before. */
export function people(start: number, now: number, random: Random): Person[] {
  const demo = DEMO_USERS.map(({ role, ...account }) => ({
    ...account,
    role,
    city: CITIES[0] ?? "",
    createdAt: role === "adopter" ? start + DAY_MS : start - DAY_MS,
  }));
  return [...demo, ...shelters(start, random), ...adopters(start, now, random)]
    .sort((a, b) => a.createdAt - b.createdAt)
    .map((person, i) => ({ ...person, id: i + 1 }));
}
