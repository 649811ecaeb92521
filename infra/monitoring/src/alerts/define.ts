import type { AlertTable } from "./alert.ts";

/** Declares alerts by name. Returns the table unchanged, so that the compiler knows its names. */
export function alertTable<const Table extends AlertTable>(table: Table): Table {
  return table;
}
