import { PET_STATUSES, PET_TYPES, ROLES } from "@petswipe/metrics";
import type { Series } from "./exporter.ts";
import { HOURS, type World } from "./world.ts";

const WINDOWS = Object.entries(HOURS);

/** Every KPI series of a world, computed from its rows alone; windows end at `minute` and leave it out. */
export function expectedSeries(world: World, minute: Date): Series {
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
  return { ...series, ...swipeToMatch(world, minute), ...adoptionRate(world, minute) };
}

function within<Row extends { created_at: Date }>(rows: readonly Row[], minute: Date, hours: number): Row[] {
  const end = minute.getTime();
  const start = end - hours * 3_600_000;
  return rows.filter(({ created_at }) => created_at.getTime() >= start && created_at.getTime() < end);
}

/** Absent without anything to divide by. */
function share(name: string, part: readonly unknown[], whole: readonly unknown[]): Series {
  return whole.length === 0 ? {} : { [name]: part.length / whole.length };
}

function swipeToMatch({ swipes, matches }: World, minute: Date): Series {
  const matched = new Set(matches.map(({ user_id, pet_id }) => `${user_id} ${pet_id}`));
  const shares = WINDOWS.map(([window, hours]) => {
    const made = within(swipes, minute, hours);
    const hits = made.filter(({ user_id, pet_id }) => matched.has(`${user_id} ${pet_id}`));
    return share(`petswipe_swipe_to_match_ratio{window="${window}"}`, hits, made);
  });
  return Object.assign({}, ...shares);
}

function adoptionRate({ matches, adoptions }: World, minute: Date): Series {
  const completed = new Set(adoptions.filter(({ status }) => status === "completed").map(({ match_id }) => match_id));
  const shares = WINDOWS.map(([window, hours]) => {
    const made = within(matches, minute, hours);
    const adopted = made.filter(({ id }) => completed.has(id));
    return share(`petswipe_adoption_rate_ratio{window="${window}"}`, adopted, made);
  });
  return Object.assign({}, ...shares);
}
