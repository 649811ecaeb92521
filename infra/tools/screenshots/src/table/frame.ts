import type { QueryResult } from "@petswipe/monitoring/dashboards/query-panel";

export type CellValue = string | number;

/** A row by column name; a missing value is an empty cell. */
export type Row = Readonly<Record<string, CellValue>>;

/** Rows with the same columns, in order. */
export interface Frame {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** Grafana's name for the column of a query's values. */
const valueName = ({ refId }: QueryResult, queries: number) => (queries === 1 ? "Value" : `Value #${refId}`);

/** The newest values of a query as a table: columns for the time, each label and the value. */
export function frameOf(asked: QueryResult, queries: number): Frame {
  const value = valueName(asked, queries);
  const rows = asked.results.flatMap(({ series, points }): Row[] => {
    const [at, newest] = points.at(-1) ?? [];
    return at === undefined || newest === undefined ? [] : [{ Time: at * 1000, ...series, [value]: newest }];
  });
  const labels = new Set(asked.results.flatMap(({ series }) => Object.keys(series)));
  return { columns: ["Time", ...labels, value], rows };
}
