import type { PetType } from "@petswipe/metrics";

/** Colours of an animal. */
export interface Coat {
  /** As shelters write it: "black and white". */
  name: string;
  base: string;
  /** Chest and muzzle. */
  light: string;
  /** Ears and markings. */
  dark: string;
}

/** How individuals of one breed look; a portrait adds pose, eyes, background and what it wears. */
export interface Breed<Trait> {
  petType: PetType;
  breed: string;
  coats: readonly Coat[];
  traits: Trait;
}
