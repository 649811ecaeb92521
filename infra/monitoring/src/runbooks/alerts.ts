import type { AlertSpec, AlertTable } from "../alerts/alert.ts";
import { topics } from "../alerts/topics.ts";

/** What every topic says of each alert: one runbook is for all of it. */
export type AlertsByName = ReadonlyMap<string, readonly AlertSpec[]>;

export function alertsByName(tables: Readonly<Record<string, AlertTable>> = topics): AlertsByName {
  const entries = Object.values(tables).flatMap((table) => Object.entries(table));
  const grouped = Map.groupBy(entries, ([name]) => name);
  return new Map([...grouped].map(([name, specs]) => [name, specs.map(([, spec]) => spec)]));
}
