import { PET_TYPES, type PetType } from "@petswipe/metrics";
import { DEMO_USERS } from "./demo.ts";
import type { Pet } from "./pets.ts";
import type { Random } from "./random.ts";
import { DAY_MS, dayWeight, HOUR_MS, MINUTE_MS, momentOfDay, SECOND_MS } from "./rhythm.ts";
import type { User } from "./users.ts";

export interface Swipe {
  user: User;
  pet: Pet;
  liked: boolean;
  at: number;
}

const LONGEST_VISIT_MS = 20 * MINUTE_MS;
/** A user's visits are further apart than this, so that each is its own session. */
const SHORTEST_PAUSE_MS = 2 * HOUR_MS;
/** Share of users who sign up and never swipe. */
const BOUNCE_RATE = 0.07;
/** Factor on the odds of a like for the user's favorite pet type. */
const FAVORITE_FACTOR = 2.5;

/** The times at which a user opens the app: at signup, then less and less often for most. */
function visits(user: User, now: number, random: Random): number[] {
  if (random.chance(BOUNCE_RATE)) return [];
  const times = [user.createdAt + random.between(20, 120) * SECOND_MS];
  const keenness = random.around(1.15, 1);
  for (let day = user.createdAt + DAY_MS; day < now; day += DAY_MS) {
    const age = (day - user.createdAt) / DAY_MS;
    if (random.chance(Math.min(0.9, (keenness / (age + 9)) * dayWeight(day)))) times.push(momentOfDay(day, random));
  }
  return times.sort((a, b) => a - b).filter((time, i, all) => i === 0 || time - (all[i - 1] ?? 0) > SHORTEST_PAUSE_MS);
}

/** The times of one visit's swipes. */
function swipeTimes(start: number, now: number, random: Random): number[] {
  const count = Math.max(1, Math.round(random.around(11, 0.65)));
  const times: number[] = [];
  let time = start;
  for (let i = 0; i < count; i++) {
    time += Math.max(1.5 * SECOND_MS, random.around(17, 0.7) * SECOND_MS);
    if (time >= now || time - start > LONGEST_VISIT_MS) break;
    times.push(Math.round(time));
  }
  return times;
}

/** The next pet of the deck: listed by then and not yet seen; undefined when there is none. */
function nextPet(listed: readonly Pet[], seen: ReadonlySet<Pet>, at: number, random: Random): Pet | undefined {
  for (let attempt = 0; attempt < 40; attempt++) {
    const pet = random.pick(listed);
    if (pet.createdAt < at && !seen.has(pet)) return pet;
  }
  return undefined;
}

/** Converts odds (1 is even) to a probability. */
const probability = (odds: number) => odds / (1 + odds);

function swipesOf(user: User, times: readonly number[], pets: readonly Pet[], random: Random): Swipe[] {
  const generosity = random.around(1, 0.5);
  const favorite: PetType = random.chance(0.75) ? random.pick(["dog", "cat"] as const) : random.pick(PET_TYPES);
  const seen = new Set<Pet>();
  const swipes: Swipe[] = [];
  for (const at of times) {
    const pet = nextPet(pets, seen, at, random);
    if (!pet) continue;
    seen.add(pet);
    const taste = pet.petType === favorite ? FAVORITE_FACTOR : 1;
    swipes.push({ user, pet, at, liked: random.chance(probability(pet.appeal * generosity * taste)) });
  }
  return swipes;
}

/** Few, so that the demo adopter has some matches and nearly the whole deck left. */
function demoSwipeTimes(now: number): number[] {
  const visit = (start: number) => Array.from({ length: 8 }, (_, i) => Math.round(start + i * 21 * SECOND_MS));
  return [...visit(now - 9 * DAY_MS), ...visit(now - 2 * DAY_MS)];
}

/** Every swipe of the month, by time. */
export function history(users: readonly User[], pets: readonly Pet[], now: number, random: Random): Swipe[] {
  const demo = DEMO_USERS.find(({ role }) => role === "adopter")?.email;
  return users
    .filter(({ role }) => role === "adopter")
    .flatMap((user) => {
      if (user.email !== demo) {
        const times = visits(user, now, random).flatMap((start) => swipeTimes(start, now, random));
        return swipesOf(user, times, pets, random);
      }
      return swipesOf(user, demoSwipeTimes(now), pets, random).map((swipe, i) => ({ ...swipe, liked: i % 4 !== 3 }));
    })
    .sort((a, b) => a.at - b.at);
}
