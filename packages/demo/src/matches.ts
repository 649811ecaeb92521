import { DEMO_USERS } from "./demo.ts";
import type { Swipe } from "./history.ts";
import type { Random } from "./random.ts";
import { HOUR_MS, inWorkingHours } from "./rhythm.ts";

export interface Match {
  id: number;
  /** The like that led to it. */
  like: Swipe;
  at: number;
}

/** Share of the likes that shelters accept, for pets without auto-accept. */
const ACCEPTED_SHARE = 0.08;

/** Matches by time: at once for pets with auto-accept, else when the shelter accepts the like. */
export function matches(swipes: readonly Swipe[], now: number, random: Random): Match[] {
  const demo = DEMO_USERS.find(({ role }) => role === "adopter")?.email;
  let demoLikes = 0;
  const accepted = (like: Swipe) => (like.user.email === demo ? demoLikes++ % 3 === 0 : random.chance(ACCEPTED_SHARE));

  function matchTime(like: Swipe): number | undefined {
    if (like.pet.autoAccept) return like.at;
    if (!accepted(like)) return undefined;
    return Math.round(inWorkingHours(like.at + random.around(7, 0.8) * HOUR_MS, random));
  }

  return swipes
    .filter(({ liked }) => liked)
    .flatMap((like) => {
      const at = matchTime(like);
      return at !== undefined && at < now ? [{ like, at }] : [];
    })
    .sort((a, b) => a.at - b.at)
    .map((match, i) => ({ ...match, id: i + 1 }));
}
