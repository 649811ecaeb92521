import { expect } from "vitest";
import { type Facts, HOUR_MS, storeFacts } from "../facts.ts";
import type { LabelRow } from "./row.ts";

const DAY_MS = 24 * HOUR_MS;
const ago = (ms: number) => new Date(Date.now() - ms);
const times = <Item>(count: number, make: (number: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index + 1));

const NO_FACTS: Facts = { users: [], pets: [], swipes: [], matches: [], adoptions: [], sessions: [] };
const adopters = (count: number) => times(count, (id) => ({ id, role: "adopter", created_at: ago(DAY_MS) }) as const);
const dogs = (count: number) => times(count, (id) => ({ id, pet_type: "dog", status: "listed" }) as const);

const row = (what: string, facts: () => Partial<Facts>, values: LabelRow["values"]): LabelRow => ({
  what,
  values,
  arrange: ({ pool }) => storeFacts(pool, { ...NO_FACTS, ...facts() }),
});

/** Pets by status and type, each count once. */
const PETS = [
  ["listed", "dog", 1],
  ["listed", "cat", 2],
  ["listed", "rabbit", 3],
  ["listed", "bird", 4],
  ["listed", "other", 5],
  ["adopted", "dog", 6],
  ["adopted", "cat", 7],
  ["adopted", "rabbit", 8],
  ["adopted", "bird", 9],
  ["adopted", "other", 10],
  ["withdrawn", "dog", 11],
  ["withdrawn", "cat", 12],
  ["withdrawn", "rabbit", 13],
  ["withdrawn", "bird", 14],
  ["withdrawn", "other", 15],
] as const;

/** Swipes by like and type of pet, each count once. */
const SWIPES = [
  [true, "dog", 1],
  [true, "cat", 2],
  [true, "rabbit", 3],
  [true, "bird", 4],
  [true, "other", 5],
  [false, "dog", 6],
  [false, "cat", 7],
  [false, "rabbit", 8],
  [false, "bird", 9],
  [false, "other", 10],
] as const;

/** One pet for each of SWIPES, swiped by the first users. */
const swiped = () => ({
  users: adopters(10),
  pets: SWIPES.map(([, pet_type], index) => ({ id: index + 1, pet_type, status: "listed" as const })),
  swipes: SWIPES.flatMap(([liked, , count], index) =>
    times(count, (user_id) => ({ user_id, pet_id: index + 1, liked, created_at: ago(HOUR_MS) })),
  ),
});

/** One user per window, who swiped four pets in it, before the next shorter one. */
const WINDOWS = [
  { age: HOUR_MS / 2, matches: 1, completed: 1 },
  { age: DAY_MS / 2, matches: 3, completed: 0 },
  { age: 3 * DAY_MS, matches: 4, completed: 2 },
  { age: 20 * DAY_MS, matches: 4, completed: 4 },
];

function windows(): Partial<Facts> {
  const parts = WINDOWS.map(({ age, matches, completed }, index) => {
    const [user_id, at] = [index + 1, ago(age)];
    const match = (pet_id: number) => ({ id: 10 * user_id + pet_id, user_id, pet_id, created_at: at });
    const adoption = (pet_id: number) =>
      ({ match_id: 10 * user_id + pet_id, status: "completed", requested_at: at, completed_at: at }) as const;
    return {
      swipes: times(4, (pet_id) => ({ user_id, pet_id, liked: true, created_at: at })),
      matches: times(matches, match),
      adoptions: times(completed, adoption),
    };
  });
  return {
    users: adopters(4),
    pets: dogs(4),
    swipes: parts.flatMap(({ swipes }) => swipes),
    matches: parts.flatMap(({ matches }) => matches),
    adoptions: parts.flatMap(({ adoptions }) => adoptions),
  };
}

/** Of five users each stage loses one. */
function funnel(): Partial<Facts> {
  const at = ago(DAY_MS);
  const adoption = (match_id: number, status: "requested" | "completed", completed_at: Date | null) =>
    ({ match_id, status, requested_at: at, completed_at }) as const;
  return {
    users: adopters(5),
    pets: dogs(1),
    swipes: times(5, (user_id) => ({ user_id, pet_id: 1, liked: user_id <= 4, created_at: at })),
    matches: times(3, (user_id) => ({ id: user_id, user_id, pet_id: 1, created_at: at })),
    adoptions: [adoption(1, "completed", at), adoption(2, "requested", null)],
  };
}

/** Two users of the week before the last, one of whom came back. */
const returning = () => ({
  users: adopters(2),
  pets: dogs(3),
  swipes: [
    { user_id: 1, pet_id: 1, liked: true, created_at: ago(10 * DAY_MS) },
    { user_id: 1, pet_id: 2, liked: true, created_at: ago(DAY_MS) },
    { user_id: 2, pet_id: 3, liked: true, created_at: ago(10 * DAY_MS) },
  ],
});

/** Sessions of 100, 200 and 300 seconds. */
const sessions = () => {
  const ended_at = ago(HOUR_MS);
  const started = (seconds: number) => new Date(ended_at.getTime() - 1000 * seconds);
  return {
    users: adopters(1),
    sessions: [100, 200, 300].map((seconds) => ({ user_id: 1, started_at: started(seconds), ended_at })),
  };
};

const signups = () => ({
  users: (["admin", "shelter", "shelter", "adopter", "adopter", "adopter"] as const).map((role, index) => ({
    id: index + 1,
    role,
    created_at: ago(HOUR_MS),
  })),
});

export const kpiRows: readonly LabelRow[] = [
  row(
    "pets of every status and type",
    () => ({
      pets: PETS.flatMap(([status, pet_type, count]) => times(count, () => ({ status, pet_type }))).map(
        (pet, index) => ({ id: index + 1, ...pet }),
      ),
    }),
    {
      'petswipe_pets{status="listed",pet_type="dog"}': 1,
      'petswipe_pets{status="listed",pet_type="cat"}': 2,
      'petswipe_pets{status="listed",pet_type="rabbit"}': 3,
      'petswipe_pets{status="listed",pet_type="bird"}': 4,
      'petswipe_pets{status="listed",pet_type="other"}': 5,
      'petswipe_pets{status="adopted",pet_type="dog"}': 6,
      'petswipe_pets{status="adopted",pet_type="cat"}': 7,
      'petswipe_pets{status="adopted",pet_type="rabbit"}': 8,
      'petswipe_pets{status="adopted",pet_type="bird"}': 9,
      'petswipe_pets{status="adopted",pet_type="other"}': 10,
      'petswipe_pets{status="withdrawn",pet_type="dog"}': 11,
      'petswipe_pets{status="withdrawn",pet_type="cat"}': 12,
      'petswipe_pets{status="withdrawn",pet_type="rabbit"}': 13,
      'petswipe_pets{status="withdrawn",pet_type="bird"}': 14,
      'petswipe_pets{status="withdrawn",pet_type="other"}': 15,
    },
  ),
  row("likes and dislikes of every type", swiped, {
    'petswipe_swipes_stored_total{liked="true",pet_type="dog"}': 1,
    'petswipe_swipes_stored_total{liked="true",pet_type="cat"}': 2,
    'petswipe_swipes_stored_total{liked="true",pet_type="rabbit"}': 3,
    'petswipe_swipes_stored_total{liked="true",pet_type="bird"}': 4,
    'petswipe_swipes_stored_total{liked="true",pet_type="other"}': 5,
    'petswipe_swipes_stored_total{liked="false",pet_type="dog"}': 6,
    'petswipe_swipes_stored_total{liked="false",pet_type="cat"}': 7,
    'petswipe_swipes_stored_total{liked="false",pet_type="rabbit"}': 8,
    'petswipe_swipes_stored_total{liked="false",pet_type="bird"}': 9,
    'petswipe_swipes_stored_total{liked="false",pet_type="other"}': 10,
  }),
  row("users of every role", signups, {
    'petswipe_signups_stored_total{role="admin"}': 1,
    'petswipe_signups_stored_total{role="shelter"}': 2,
    'petswipe_signups_stored_total{role="adopter"}': 3,
  }),
  row("swipes, matches and adoptions in every window", windows, {
    'petswipe_active_users{window="1h"}': 1,
    'petswipe_active_users{window="24h"}': 2,
    'petswipe_active_users{window="7d"}': 3,
    'petswipe_active_users{window="30d"}': 4,
    'petswipe_swipe_to_match_ratio{window="1h"}': 1 / 4,
    'petswipe_swipe_to_match_ratio{window="24h"}': 4 / 8,
    'petswipe_swipe_to_match_ratio{window="7d"}': 8 / 12,
    'petswipe_swipe_to_match_ratio{window="30d"}': 12 / 16,
    'petswipe_adoption_rate_ratio{window="1h"}': 1,
    'petswipe_adoption_rate_ratio{window="24h"}': 1 / 4,
    'petswipe_adoption_rate_ratio{window="7d"}': 3 / 8,
    'petswipe_adoption_rate_ratio{window="30d"}': 7 / 12,
  }),
  row("users at every stage of the funnel", funnel, {
    'petswipe_funnel_users{stage="swiped",window="30d"}': 5,
    'petswipe_funnel_users{stage="liked",window="30d"}': 4,
    'petswipe_funnel_users{stage="matched",window="30d"}': 3,
    'petswipe_funnel_users{stage="requested",window="30d"}': 2,
    'petswipe_funnel_users{stage="adopted",window="30d"}': 1,
  }),
  row("a user who came back, of two", returning, { 'petswipe_return_rate_ratio{window="7d"}': 1 / 2 }),
  row("sessions of 100, 200 and 300 seconds", sessions, {
    'petswipe_session_duration_seconds{window="24h",quantile="0.5"}': expect.closeTo(200, 3),
    'petswipe_session_duration_seconds{window="24h",quantile="0.95"}': expect.closeTo(290, 3),
  }),
];
