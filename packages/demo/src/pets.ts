import type { PetType } from "@petswipe/metrics";
import { DEMO_USERS } from "./demo.ts";
import { description } from "./descriptions.ts";
import { PET_NAMES } from "./names.ts";
import { PORTRAITS, type Portrait } from "./pictures/portraits.ts";
import { type Random, weightedIndex } from "./random.ts";
import { DAY_MS, HOUR_MS, inWorkingHours } from "./rhythm.ts";
import type { User } from "./users.ts";

export interface Pet {
  id: number;
  shelter: User;
  name: string;
  petType: PetType;
  breed: string;
  ageMonths: number;
  city: string;
  description: string;
  autoAccept: boolean;
  photoKey: string;
  createdAt: number;
  /** Odds of a like, before the user's taste is applied. */
  appeal: number;
}

/** In months. */
const AGES: Record<PetType, { median: number; oldest: number }> = {
  dog: { median: 30, oldest: 168 },
  cat: { median: 26, oldest: 192 },
  rabbit: { median: 16, oldest: 96 },
  bird: { median: 24, oldest: 180 },
  other: { median: 11, oldest: 60 },
};

const AUTO_ACCEPT_SHARE = 0.05;

/** Two thirds are listed before the month starts, the others during it. */
function listingTime(start: number, now: number, random: Random): number {
  if (random.chance(0.65)) return start - random.between(0.2, 1.8) * HOUR_MS;
  return Math.min(inWorkingHours(random.between(start, now - DAY_MS), random), now - HOUR_MS);
}

function pet(portrait: Portrait, shelter: User, createdAt: number, random: Random): Omit<Pet, "id"> {
  const { petType, breed, coat, file } = portrait;
  const { median, oldest } = AGES[petType];
  const name = random.pick(PET_NAMES);
  const ageMonths = Math.min(oldest, Math.max(2, Math.round(random.around(median, 0.85))));
  const youth = ageMonths < 12 ? 1.6 : ageMonths > 100 ? 0.6 : 1;
  return {
    shelter,
    name,
    petType,
    breed: breed.name,
    ageMonths,
    city: shelter.city,
    description: `${description(petType, name, random)} Coat: ${coat.name}.`,
    autoAccept: random.chance(AUTO_ACCEPT_SHARE),
    photoKey: `demo/${file}`,
    createdAt,
    appeal: random.around(0.36, 0.75) * youth,
  };
}

/** One pet per picture, oldest listing first. The demo shelter has more than the others. */
export function pets(users: readonly User[], start: number, now: number, random: Random): Pet[] {
  const shelters = users.filter(({ role }) => role === "shelter");
  const demo = DEMO_USERS.map(({ email }) => email as string);
  const owner = weightedIndex(shelters.map(({ email }) => (demo.includes(email) ? 1.8 : random.between(0.5, 1.5))));
  return PORTRAITS.map((portrait) => {
    const shelter = shelters[owner(random)];
    if (!shelter) throw new RangeError("no shelter for a pet");
    return pet(portrait, shelter, listingTime(start, now, random), random);
  })
    .sort((a, b) => a.createdAt - b.createdAt)
    .map((listed, i) => ({ ...listed, id: i + 1 }));
}
