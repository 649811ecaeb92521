import type { Role } from "@petswipe/metrics";
import { DEMO_USERS } from "./demo.ts";
import { CITIES, FIRST_NAMES, LAST_NAMES, SHELTER_KINDS } from "./names.ts";
import type { Random } from "./random.ts";
import { DAY_MS, dayWeight, HOUR_MS, momentOfDay } from "./rhythm.ts";

/** Times are in milliseconds since 1970; ids count from 1 by time of creation. */
export interface User {
  id: number;
  email: string;
  displayName: string;
  role: Role;
  city: string;
  createdAt: number;
}

type NewUser = Omit<User, "id">;

const ADOPTERS = 2150;

/** Ratio of signups in the month's first days to its last: a launch that slows down. */
const LAUNCH_RUSH = 2.2;

function shelters(start: number, random: Random): NewUser[] {
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

function adopters(start: number, now: number, random: Random): NewUser[] {
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

/** All users, oldest account first. Adopters sign up after `start`, shelters and the admin before. */
export function createUsers(start: number, now: number, random: Random): User[] {
  const demo = DEMO_USERS.map(({ role, ...account }) => ({
    ...account,
    role,
    city: CITIES[0] ?? "",
    createdAt: role === "adopter" ? start + DAY_MS : start - DAY_MS,
  }));
  return [...demo, ...shelters(start, random), ...adopters(start, now, random)]
    .sort((a, b) => a.createdAt - b.createdAt)
    .map((user, i) => ({ ...user, id: i + 1 }));
}
