import type { PetType } from "@petswipe/metrics";
import { createRandom } from "../random.ts";
import { BIRDS } from "./breeds/birds.ts";
import { CATS } from "./breeds/cats.ts";
import { DOGS } from "./breeds/dogs.ts";
import { OTHERS } from "./breeds/others.ts";
import { RABBITS } from "./breeds/rabbits.ts";
import type { Breed, Coat } from "./look.ts";

/** One committed picture: who is on it, so that a pet's text fits what one sees. */
export interface Portrait {
  file: string;
  petType: PetType;
  breed: Breed;
  coat: Coat;
  /** Determines pose, mood, background and accessories. */
  seed: number;
}

/** About as shelters are filled. */
const COUNTS: readonly [breeds: readonly Breed[], count: number][] = [
  [DOGS, 105],
  [CATS, 95],
  [RABBITS, 40],
  [BIRDS, 28],
  [OTHERS, 32],
];

/** Every breed and coat in turn, so that neighbours differ and none is missing. */
function portraitsOf(breeds: readonly Breed[], count: number): Portrait[] {
  const looks = breeds.flatMap((breed) => breed.coats.map((coat) => ({ breed, coat })));
  const order = createRandom(looks.length).shuffled(looks);
  return Array.from({ length: count }, (_, i) => {
    const look = order[i % order.length];
    if (!look) throw new RangeError("a kind of pet without breeds");
    const { petType } = look.breed;
    const file = `${petType}-${String(i + 1).padStart(3, "0")}.svg`;
    return { ...look, petType, file, seed: 7919 * (i + 1) + petType.length * 104_729 + petType.charCodeAt(0) };
  });
}

export const PORTRAITS: readonly Portrait[] = COUNTS.flatMap(([breeds, count]) => portraitsOf(breeds, count));
