import { adoptionRate } from "./adoptionRate.ts";
import { adoptionsStored } from "./adoptionsStored.ts";
import { matchesStored } from "./matchesStored.ts";
import { pets } from "./pets.ts";
import { signupsStored } from "./signupsStored.ts";
import { swipesStored } from "./swipesStored.ts";
import { swipeToMatch } from "./swipeToMatch.ts";

/** Every KPI that is collected, each on its own. */
export const kpis = [
  swipesStored,
  matchesStored,
  adoptionsStored,
  signupsStored,
  pets,
  swipeToMatch,
  adoptionRate,
] as const;
