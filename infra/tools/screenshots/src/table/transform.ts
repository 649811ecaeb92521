import type { FilterOptions, OrganizeOptions } from "../supported/table.ts";
import type { Frame, Row } from "./frame.ts";

/** A table with these columns only, under these names. */
function withColumns({ rows }: Frame, columns: readonly (readonly [from: string, to: string])[]): Frame {
  const renamed = (row: Row): Row =>
    Object.fromEntries(columns.flatMap(([from, to]) => (row[from] === undefined ? [] : [[to, row[from]] as const])));
  return { columns: columns.map(([, to]) => to), rows: rows.map(renamed) };
}

/** Grafana's transformation `filterFieldsByName`: only the columns with these names. */
export function filterByName(frame: Frame, { include }: FilterOptions): Frame {
  const columns = frame.columns.filter((column) => include.names.includes(column));
  return withColumns(
    frame,
    columns.map((column) => [column, column]),
  );
}

/** Grafana's transformation `organize`: columns in another order, under other names. */
export function organize(frame: Frame, { indexByName, renameByName }: OrganizeOptions): Frame {
  const position = (column: string) => indexByName[column] ?? Number.MAX_SAFE_INTEGER;
  const columns = frame.columns.toSorted((a, b) => position(a) - position(b));
  return withColumns(
    frame,
    columns.map((column) => [column, renameByName[column] ?? column]),
  );
}
