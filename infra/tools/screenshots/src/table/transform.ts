import type { DataTransformerConfig } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Frame, Row } from "./frame.ts";
import { merge } from "./merge.ts";

/** A table with these columns only, by these names. */
function withColumns({ rows }: Frame, columns: readonly (readonly [from: string, to: string])[]): Frame {
  const renamed = (row: Row): Row =>
    Object.fromEntries(columns.flatMap(([from, to]) => (row[from] === undefined ? [] : [[to, row[from]] as const])));
  return { columns: columns.map(([, to]) => to), rows: rows.map(renamed) };
}

function filterFieldsByName(frame: Frame, { include }: { include?: { names?: string[] } }): Frame {
  if (include?.names === undefined) throw new Error("filterFieldsByName without names is not known here");
  const names = new Set(include.names);
  return withColumns(
    frame,
    frame.columns.filter((column) => names.has(column)).map((column) => [column, column]),
  );
}

interface Organized {
  readonly indexByName?: Readonly<Record<string, number>>;
  readonly renameByName?: Readonly<Record<string, string>>;
  readonly excludeByName?: Readonly<Record<string, boolean>>;
}

function organize(frame: Frame, { indexByName = {}, renameByName = {}, excludeByName = {} }: Organized): Frame {
  const place = (column: string) => indexByName[column] ?? Number.POSITIVE_INFINITY;
  const columns = frame.columns
    .filter((column) => !excludeByName[column])
    .toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  return withColumns(
    frame,
    columns.map((column) => [column, renameByName[column] || column]),
  );
}

/** What a panel's transformations make of its tables. Throws on one that is not known here, or on several tables in the end. */
export function transformed(frames: readonly Frame[], transformations: readonly DataTransformerConfig[] = []): Frame {
  const left = transformations.reduce<readonly Frame[]>((tables, { id, options }) => {
    if (id === "merge") return [merge(tables)];
    if (id === "filterFieldsByName") return tables.map((frame) => filterFieldsByName(frame, options));
    if (id === "organize") return tables.map((frame) => organize(frame, options));
    throw new Error(`the transformation "${id}" is not known here`);
  }, frames);
  const [table, ...others] = left;
  if (table === undefined || others.length > 0) throw new Error("a table of several queries needs to be merged");
  return table;
}
