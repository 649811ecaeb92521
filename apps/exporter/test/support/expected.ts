import { PET_STATUSES, PET_TYPES, ROLES } from "@petswipe/metrics";
import type { Series } from "./exporter.ts";
import { HOUR_MS, HOURS, type World } from "./world.ts";

/** Rows whose time lies in [from, to) hours before a minute. */
type Within = <Row>(rows: readonly Row[], at: (row: Row) => Date | null, from: number, to?: number) => Row[];

/** Every KPI series of a world, computed from its rows alone; windows end at `minute` and leave it out. */
export function expectedSeries(world: World, minute: Date): Series {
  const within: Within = (rows, at, from, to = 0) =>
    rows.filter((row) => {
      const age = minute.getTime() - (at(row)?.getTime() ?? Number.POSITIVE_INFINITY);
      return age <= from * HOUR_MS && age > to * HOUR_MS;
    });
  return {
    ...stored(world),
    ...rates(world, within),
    ...windows(world, within),
    ...returnRate(world, within),
    ...funnel(world, within),
    ...sessionDurations(world, within),
  };
}

const created = ({ created_at }: { created_at: Date }) => created_at;
const people = (rows: readonly { user_id: number }[]) => new Set(rows.map(({ user_id }) => user_id));
/** Absent without anything to divide by. */
const share = (name: string, part: number, whole: number): Series => (whole === 0 ? {} : { [name]: part / whole });

function stored(world: World): Series {
  const typeOf = new Map(world.pets.map(({ id, pet_type }) => [id, pet_type]));
  const series: Record<string, number> = {
    petswipe_matches_stored_total: world.matches.length,
    petswipe_adoptions_stored_total: world.adoptions.filter(({ status }) => status === "completed").length,
  };
  for (const type of PET_TYPES) {
    for (const liked of [true, false]) {
      const swipes = world.swipes.filter((swipe) => swipe.liked === liked && typeOf.get(swipe.pet_id) === type);
      series[`petswipe_swipes_stored_total{liked="${liked}",pet_type="${type}"}`] = swipes.length;
    }
    for (const status of PET_STATUSES) {
      const pets = world.pets.filter((pet) => pet.status === status && pet.pet_type === type);
      series[`petswipe_pets{status="${status}",pet_type="${type}"}`] = pets.length;
    }
  }
  for (const role of ROLES) {
    const users = world.users.filter((user) => user.role === role);
    series[`petswipe_signups_stored_total{role="${role}"}`] = users.length;
  }
  return series;
}

function rates({ swipes, matches, users }: World, within: Within): Series {
  return {
    petswipe_swipes_per_minute: within(swipes, created, 1 / 60).length,
    petswipe_matches_per_hour: within(matches, created, 1).length,
    petswipe_signups_per_day: within(users, created, 24).length,
  };
}

function windows({ swipes, matches, adoptions }: World, within: Within): Series {
  const matched = new Set(matches.map(({ user_id, pet_id }) => `${user_id} ${pet_id}`));
  const completed = new Set(adoptions.filter(({ status }) => status === "completed").map(({ match_id }) => match_id));
  const parts = Object.entries(HOURS).map(([window, hours]) => {
    const made = within(swipes, created, hours);
    const hits = made.filter(({ user_id, pet_id }) => matched.has(`${user_id} ${pet_id}`));
    const met = within(matches, created, hours);
    const adopted = met.filter(({ id }) => completed.has(id));
    return {
      [`petswipe_active_users{window="${window}"}`]: people(made).size,
      ...share(`petswipe_swipe_to_match_ratio{window="${window}"}`, hits.length, made.length),
      ...share(`petswipe_adoption_rate_ratio{window="${window}"}`, adopted.length, met.length),
    };
  });
  return Object.assign({}, ...parts);
}

function returnRate({ swipes }: World, within: Within): Series {
  const before = people(within(swipes, created, 14 * 24, 7 * 24));
  const since = people(within(swipes, created, 7 * 24));
  return share(
    'petswipe_return_rate_ratio{window="7d"}',
    [...before].filter((id) => since.has(id)).length,
    before.size,
  );
}

function funnel({ swipes, matches, adoptions }: World, within: Within): Series {
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
  return Object.fromEntries(Object.entries(stages).map(([stage, rows]) => [series(stage), people(rows).size]));
}

function sessionDurations({ sessions }: World, within: Within): Series {
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
