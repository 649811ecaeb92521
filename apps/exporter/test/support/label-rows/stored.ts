import { HOUR_MS } from "../facts.ts";
import { adopters, ago, row, times } from "./facts-row.ts";
import type { LabelRow } from "./row.ts";

/** Each count once. */
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

const signups = () => ({
  users: (["admin", "shelter", "shelter", "adopter", "adopter", "adopter"] as const).map((role, index) => ({
    id: index + 1,
    role,
    created_at: ago(HOUR_MS),
  })),
});

export const storedRows: readonly LabelRow[] = [
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
];
