import { DEMO_USERS } from "./demo.ts";
import type { Match } from "./matches.ts";
import type { Pet } from "./pets.ts";
import type { Random } from "./random.ts";
import { DAY_MS, HOUR_MS, inWorkingHours } from "./rhythm.ts";

export interface Adoption {
  id: number;
  match: Match;
  status: "requested" | "completed" | "cancelled";
  requestedAt: number;
  completedAt: number | null;
  cancelledAt: number | null;
}

const COMPLETED = 78;
const REQUESTED = 36;
const CANCELLED = 52;

type Open = Omit<Adoption, "id">;

/** The times of the request and its closing, some days after the match but before `now`. */
function requestOf(match: Match, now: number, random: Random): { requestedAt: number; closedAt: number } {
  const requestedAt = Math.round(match.at + random.between(0.04, 0.4) * Math.min(4 * DAY_MS, now - match.at));
  const closing = inWorkingHours(
    requestedAt + random.between(0.2, 0.9) * Math.min(7 * DAY_MS, now - requestedAt),
    random,
  );
  return { requestedAt, closedAt: Math.round(Math.max(requestedAt + 1, Math.min(closing, now - HOUR_MS / 2))) };
}

function completed(match: Match, now: number, random: Random): Open {
  const { requestedAt, closedAt } = requestOf(match, now, random);
  return { match, status: "completed", requestedAt, completedAt: closedAt, cancelledAt: null };
}

function cancelled(match: Match, now: number, random: Random): Open {
  const { requestedAt, closedAt } = requestOf(match, now, random);
  return { match, status: "cancelled", requestedAt, completedAt: null, cancelledAt: closedAt };
}

function requested(match: Match, now: number, random: Random): Open {
  return {
    match,
    status: "requested",
    requestedAt: requestOf(match, now, random).requestedAt,
    completedAt: null,
    cancelledAt: null,
  };
}

/** One match per pet, so that no pet is requested twice. */
function onePerPet(matches: readonly Match[]): Match[] {
  return [...new Map(matches.map((match) => [match.like.pet, match])).values()];
}

/** Matches of the demo accounts, whose pets stay listed so that there is something to try. */
function ofDemo({ like }: Match): boolean {
  const emails: string[] = DEMO_USERS.map(({ email }) => email);
  return emails.includes(like.user.email);
}

/** Adoptions by time of request: few compared with matches, since many users match with each pet. */
export function adoptions(matches: readonly Match[], now: number, random: Random): Adoption[] {
  const demoPets = new Set<Pet>(matches.filter(ofDemo).map(({ like }) => like.pet));
  const candidates = onePerPet(
    random.shuffled(matches.filter((match) => match.at < now - 2 * DAY_MS && !demoPets.has(match.like.pet))),
  );
  const demoShelter = DEMO_USERS.find(({ role }) => role === "shelter")?.email;
  const first = candidates.findIndex(({ like }) => like.pet.shelter.email === demoShelter);
  const waiting = candidates.splice(Math.max(first, 0), 1); // one open request for the demo shelter
  waiting.push(...candidates.splice(0, REQUESTED - 1));
  const open: Open[] = [
    ...waiting.map((match) => requested(match, now, random)),
    ...candidates.splice(0, CANCELLED).map((match) => cancelled(match, now, random)),
    ...candidates.splice(0, COMPLETED).map((match) => completed(match, now, random)),
  ];
  return open.sort((a, b) => a.requestedAt - b.requestedAt).map((adoption, i) => ({ ...adoption, id: i + 1 }));
}
