import { expect } from "vitest";
import { type Facts, HOUR_MS } from "../facts.ts";
import { adopters, ago, DAY_MS, dogs, row, times } from "./facts-row.ts";
import type { LabelRow } from "./row.ts";

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

export const windowRows: readonly LabelRow[] = [
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
