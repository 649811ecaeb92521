import { activeUsers } from "./active-users.ts";
import { adoptionRate } from "./adoption-rate.ts";
import { adoptionsStored } from "./adoptions-stored.ts";
import { funnel } from "./funnel.ts";
import type { Kpi } from "./kpi.ts";
import { matchesPerHour } from "./matches-per-hour.ts";
import { matchesStored } from "./matches-stored.ts";
import { pets } from "./pets.ts";
import { returnRate } from "./return-rate.ts";
import { sessionDuration } from "./session-duration.ts";
import { signupsPerDay } from "./signups-per-day.ts";
import { signupsStored } from "./signups-stored.ts";
import { swipeToMatch } from "./swipe-to-match.ts";
import { swipesPerMinute } from "./swipes-per-minute.ts";
import { swipesStored } from "./swipes-stored.ts";

/** All KPIs, each collected independently. */
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
