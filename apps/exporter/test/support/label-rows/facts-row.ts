import { type Facts, HOUR_MS, storeFacts } from "../facts.ts";
import type { LabelRow } from "./row.ts";

export const DAY_MS = 24 * HOUR_MS;
export const ago = (ms: number) => new Date(Date.now() - ms);
export const times = <Item>(count: number, make: (number: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index + 1));

const NO_FACTS: Facts = { users: [], pets: [], swipes: [], matches: [], adoptions: [], sessions: [] };
export const adopters = (count: number) =>
  times(count, (id) => ({ id, role: "adopter", created_at: ago(DAY_MS) }) as const);
export const dogs = (count: number) => times(count, (id) => ({ id, pet_type: "dog", status: "listed" }) as const);

export const row = (what: string, facts: () => Partial<Facts>, values: LabelRow["values"]): LabelRow => ({
  what,
  values,
  arrange: ({ pool }) => storeFacts(pool, { ...NO_FACTS, ...facts() }),
});
