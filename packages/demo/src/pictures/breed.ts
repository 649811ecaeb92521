import type { PetType } from "@petswipe/metrics";
import type { Random } from "../random.ts";
import type { Drawing } from "./torso.ts";

/** The colors of an animal. */
export interface Coat {
  /** As shelters write it: "black and white". */
  name: string;
  base: string;
  /** Chest and muzzle. */
  light: string;
  /** Ears and markings. */
  dark: string;
}

/** A breed or species and how to draw it. A portrait adds pose, mood, background and accessories. */
export interface Breed {
  petType: PetType;
  name: string;
  coats: readonly Coat[];
  draw: (coat: Coat, random: Random) => Drawing;
}

export const coat = (name: string, base: string, light: string, dark: string): Coat => ({ name, base, light, dark });
