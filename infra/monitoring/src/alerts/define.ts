import type { AlertTable } from "./alert.ts";

/** Declares alerts by name. The table is returned as it is, so that its names are known to the compiler. */
export function alertTable<const Table extends AlertTable>(table: Table): Table {
  return table;
}
