import { PET_STATUSES, PET_TYPES, ROLES } from "@petswipe/metrics";
import type { Series } from "./exporter.ts";
import { type Facts, HOUR_MS, HOURS } from "./facts.ts";

/** Rows with a time in [from, to) hours before a minute. */
type Within = <Row>(rows: readonly Row[], at: (row: Row) => Date | null, from: number, to?: number) => Row[];

/** The expected KPI series of facts, computed from their rows; windows end before `minute`. */
export function expectedSeries(facts: Facts, minute: Date): Series {
  const within: Within = (rows, at, from, to = 0) =>
    rows.filter((row) => {
      const age = minute.getTime() - (at(row)?.getTime() ?? Number.POSITIVE_INFINITY);
      return age <= from * HOUR_MS && age > to * HOUR_MS;
    });
  return {
    ...stored(facts),
    ...rates(facts, within),
    ...windows(facts, within),
    ...returnRate(facts, within),
    ...funnel(facts, within),
    ...sessionDurations(facts, within),
  };
}

const created = ({ created_at }: { created_at: Date }) => created_at;
const usersOf = (rows: readonly { user_id: number }[]) => new Set(rows.map(({ user_id }) => user_id));
/** Absent if `whole` is 0. */
const share = (name: string, part: number, whole: number): Series => (whole === 0 ? {} : { [name]: part / whole });

function stored(facts: Facts): Series {
  const typeOf = new Map(facts.pets.map(({ id, pet_type }) => [id, pet_type]));
  const series: Record<string, number> = {
    petswipe_matches_stored_total: facts.matches.length,
    petswipe_adoptions_stored_total: facts.adoptions.filter(({ status }) => status === "completed").length,
  };
  for (const type of PET_TYPES) {
    for (const liked of [true, false]) {
      const swipes = facts.swipes.filter((swipe) => swipe.liked === liked && typeOf.get(swipe.pet_id) === type);
      series[`petswipe_swipes_stored_total{liked="${liked}",pet_type="${type}"}`] = swipes.length;
    }
    for (const status of PET_STATUSES) {
      const pets = facts.pets.filter((pet) => pet.status === status && pet.pet_type === type);
      series[`petswipe_pets{status="${status}",pet_type="${type}"}`] = pets.length;
    }
  }
  for (const role of ROLES) {
    const users = facts.users.filter((user) => user.role === role);
    series[`petswipe_signups_stored_total{role="${role}"}`] = users.length;
  }
  return series;
}

function rates({ swipes, matches, users }: Facts, within: Within): Series {
  return {
    petswipe_swipes_per_minute: within(swipes, created, 1 / 60).length,
    petswipe_matches_per_hour: within(matches, created, 1).length,
    petswipe_signups_per_day: within(users, created, 24).length,
  };
}

function windows({ swipes, matches, adoptions }: Facts, within: Within): Series {
  const matched = new Set(matches.map(({ user_id, pet_id }) => `${user_id} ${pet_id}`));
  const completed = new Set(adoptions.filter(({ status }) => status === "completed").map(({ match_id }) => match_id));
  const parts = Object.entries(HOURS).map(([window, hours]) => {
    const made = within(swipes, created, hours);
    const hits = made.filter(({ user_id, pet_id }) => matched.has(`${user_id} ${pet_id}`));
    const met = within(matches, created, hours);
    const adopted = met.filter(({ id }) => completed.has(id));
    return {
      [`petswipe_active_users{window="${window}"}`]: usersOf(made).size,
      ...share(`petswipe_swipe_to_match_ratio{window="${window}"}`, hits.length, made.length),
      ...share(`petswipe_adoption_rate_ratio{window="${window}"}`, adopted.length, met.length),
    };
  });
  return Object.assign({}, ...parts);
}

function returnRate({ swipes }: Facts, within: Within): Series {
  const before = usersOf(within(swipes, created, 14 * 24, 7 * 24));
  const since = usersOf(within(swipes, created, 7 * 24));
  return share(
    'petswipe_return_rate_ratio{window="7d"}',
    [...before].filter((id) => since.has(id)).length,
    before.size,
  );
}

function funnel({ swipes, matches, adoptions }: Facts, within: Within): Series {
  const days30 = HOURS["30d"];
  const owner = new Map(matches.map(({ id, user_id }) => [id, user_id]));
  const owned = adoptions.map((row) => ({ ...row, user_id: owner.get(row.match_id) ?? 0 }));
  const made = within(swipes, created, days30);
  const stages = {
    swiped: made,
    liked: made.filter(({ liked }) => liked),
    matched: within(matches, created, days30),
    requested: within(owned, ({ requested_at }) => requested_at, days30),
    adopted: within(owned, ({ completed_at }) => completed_at, days30),
  };
  const series = (stage: string) => `petswipe_funnel_users{stage="${stage}",window="30d"}`;
  return Object.fromEntries(Object.entries(stages).map(([stage, rows]) => [series(stage), usersOf(rows).size]));
}

function sessionDurations({ sessions }: Facts, within: Within): Series {
  const lengths = within(sessions, ({ ended_at }) => ended_at, 24)
    .map(({ started_at, ended_at }) => (ended_at.getTime() - started_at.getTime()) / 1000)
    .sort((one, other) => one - other);
  if (lengths.length === 0) return {};
  const percentile = (quantile: number) => {
    const place = quantile * (lengths.length - 1);
    const [low = 0, high = 0] = [lengths[Math.floor(place)], lengths[Math.ceil(place)]];
    return low + (place - Math.floor(place)) * (high - low);
  };
  const series = (quantile: number) => `petswipe_session_duration_seconds{window="24h",quantile="${quantile}"}`;
  return Object.fromEntries([0.5, 0.95].map((quantile) => [series(quantile), percentile(quantile)]));
}
