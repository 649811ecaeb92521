import type { PetType } from "@petswipe/metrics";
import { createRandom } from "../random.ts";
import type { Breed, Coat } from "./breed.ts";
import { BIRDS } from "./breeds/birds.ts";
import { CATS } from "./breeds/cats.ts";
import { DOGS } from "./breeds/dogs.ts";
import { OTHERS } from "./breeds/others.ts";
import { RABBITS } from "./breeds/rabbits.ts";

/** A committed picture and what it shows, so that a pet's text matches it. */
export interface Portrait {
  file: string;
  petType: PetType;
  breed: Breed;
  coat: Coat;
  /** Determines pose, mood, background and accessories. */
  seed: number;
}

/** About the mix of a real shelter. */
const COUNTS: readonly [breeds: readonly Breed[], count: number][] = [
  [DOGS, 105],
  [CATS, 95],
  [RABBITS, 40],
  [BIRDS, 28],
  [OTHERS, 32],
];

/** Cycles through all breeds and coats, so that neighbors differ and none is missing. */
function portraitsOf(breeds: readonly Breed[], count: number): Portrait[] {
  const variants = breeds.flatMap((breed) => breed.coats.map((coat) => ({ breed, coat })));
  const order = createRandom(variants.length).shuffled(variants);
  return Array.from({ length: count }, (_, i) => {
    const variant = order[i % order.length];
    if (!variant) throw new RangeError("a pet type without breeds");
    const { petType } = variant.breed;
    const file = `${petType}-${String(i + 1).padStart(3, "0")}.svg`;
    return { ...variant, petType, file, seed: 7919 * (i + 1) + petType.length * 104_729 + petType.charCodeAt(0) };
  });
}

export const PORTRAITS: readonly Portrait[] = COUNTS.flatMap(([breeds, count]) => portraitsOf(breeds, count));
