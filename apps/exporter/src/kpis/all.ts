import { activeUsers } from "./activeUsers.ts";
import { adoptionRate } from "./adoptionRate.ts";
import { adoptionsStored } from "./adoptionsStored.ts";
import { funnel } from "./funnel.ts";
import type { Kpi } from "./kpi.ts";
import { matchesPerHour } from "./matchesPerHour.ts";
import { matchesStored } from "./matchesStored.ts";
import { pets } from "./pets.ts";
import { returnRate } from "./returnRate.ts";
import { sessionDuration } from "./sessionDuration.ts";
import { signupsPerDay } from "./signupsPerDay.ts";
import { signupsStored } from "./signupsStored.ts";
import { swipesPerMinute } from "./swipesPerMinute.ts";
import { swipesStored } from "./swipesStored.ts";
import { swipeToMatch } from "./swipeToMatch.ts";

/** Every KPI that is collected, each on its own. */
export const kpis: readonly Kpi[] = [
  swipesStored,
  matchesStored,
  adoptionsStored,
  signupsStored,
  pets,
  swipesPerMinute,
  matchesPerHour,
  signupsPerDay,
  swipeToMatch,
  adoptionRate,
  activeUsers,
  returnRate,
  sessionDuration,
  funnel,
];
