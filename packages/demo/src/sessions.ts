import type { Swipe } from "./history.ts";
import type { Match } from "./matches.ts";
import type { Random } from "./random.ts";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "./rhythm.ts";
import type { User } from "./users.ts";

export interface Session {
  id: number;
  user: User;
  startedAt: number;
  lastSeenAt: number;
  expiresAt: number;
  endedAt: number | null;
}

const LIFETIME_MS = 7 * DAY_MS;
/** After this long without activity, the next one is a new login. */
const IDLE_MS = 10 * MINUTE_MS;
const SHORTEST_MS = 3 * MINUTE_MS;
const LONGEST_MS = 25 * MINUTE_MS;
/** Share of unexpired sessions that end without a logout. */
const LEFT_OPEN_SHARE = 0.06;

/** Splits sorted times into stretches without long pauses, each short enough for one session. */
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

function session(user: User, times: readonly number[], now: number, random: Random): Omit<Session, "id"> {
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

/** The sessions of all signups, swipes and accepted likes, by start time. */
export function sessions(
  users: readonly User[],
  swipes: readonly Swipe[],
  matches: readonly Match[],
  now: number,
  random: Random,
): Session[] {
  const activity = new Map(users.map((user) => [user, [user.createdAt]]));
  for (const { user, at } of swipes) activity.get(user)?.push(at);
  for (const { like, at } of matches) if (!like.pet.autoAccept) activity.get(like.pet.shelter)?.push(at);
  return [...activity]
    .flatMap(([user, times]) =>
      stretches(times.sort((a, b) => a - b)).map((stretch) => session(user, stretch, now, random)),
    )
    .sort((a, b) => a.startedAt - b.startedAt)
    .map((item, i) => ({ ...item, id: i + 1 }));
}
