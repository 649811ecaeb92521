import type { Swipe } from "./history.ts";
import type { Match } from "./matches.ts";
import type { Person } from "./people.ts";
import type { Random } from "./random.ts";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "./rhythm.ts";

export interface Session {
  id: number;
  user: Person;
  startedAt: number;
  lastSeenAt: number;
  expiresAt: number;
  endedAt: number | null;
}

const LIFETIME_MS = 7 * DAY_MS;
/** No activity for so long, and the next one is a new log-in. */
const IDLE_MS = 10 * MINUTE_MS;
const SHORTEST_MS = 3 * MINUTE_MS;
const LONGEST_MS = 25 * MINUTE_MS;
/** Who closes the page without logging out; only known of sessions that have not expired yet. */
const LEFT_OPEN_SHARE = 0.06;

/** Splits moments (in order) into stretches without long pauses, each shorter than a session may be. */
export function stretches(times: readonly number[]): number[][] {
  const all: number[][] = [];
  for (const time of times) {
    const current = all.at(-1);
    const begun = current?.[0] ?? Number.NEGATIVE_INFINITY;
    const last = current?.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (current && time - last < IDLE_MS && time - begun < LONGEST_MS - 2 * MINUTE_MS) current.push(time);
    else all.push([time]);
  }
  return all;
}

function session(user: Person, times: readonly number[], now: number, random: Random): Omit<Session, "id"> {
  const first = times[0] ?? user.createdAt;
  const last = times.at(-1) ?? first;
  const startedAt = Math.max(user.createdAt, Math.round(first - random.between(5, 50) * SECOND_MS));
  const wanted = Math.max(
    last + random.between(5, 60) * SECOND_MS,
    startedAt + SHORTEST_MS + random.between(0, 120) * SECOND_MS,
  );
  const lastSeenAt = Math.round(Math.min(wanted, now));
  const open = lastSeenAt === now || (now - startedAt < LIFETIME_MS && random.chance(LEFT_OPEN_SHARE));
  return { user, startedAt, lastSeenAt, expiresAt: startedAt + LIFETIME_MS, endedAt: open ? null : lastSeenAt };
}

/** The sessions in which people signed up, swiped and accepted, in the order of their start. */
export function sessions(
  everyone: readonly Person[],
  swipes: readonly Swipe[],
  matches: readonly Match[],
  now: number,
  random: Random,
): Session[] {
  const activity = new Map(everyone.map((person) => [person, [person.createdAt]]));
  for (const { user, at } of swipes) activity.get(user)?.push(at);
  for (const { like, at } of matches) if (!like.pet.autoAccept) activity.get(like.pet.shelter)?.push(at);
  return [...activity]
    .flatMap(([user, times]) =>
      stretches(times.sort((a, b) => a - b)).map((stretch) => session(user, stretch, now, random)),
    )
    .sort((a, b) => a.startedAt - b.startedAt)
    .map((item, i) => ({ ...item, id: i + 1 }));
}
