import type { AlertSpec, AlertTable } from "../alerts/alert.ts";
import { topics } from "../alerts/topics.ts";

export type AlertsByName = ReadonlyMap<string, AlertSpec>;

/** The alerts of all topics. */
export const alertsByName = (tables: Readonly<Record<string, AlertTable>> = topics): AlertsByName =>
  new Map(Object.values(tables).flatMap((table) => Object.entries(table)));
