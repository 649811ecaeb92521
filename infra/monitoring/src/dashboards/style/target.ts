import { DataqueryBuilder, PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus";
import { SELECTED_DATASOURCE } from "../datasources.ts";
import type { Query } from "../spec.ts";

/** A, B, C and so on. */
export const refId = (index: number): string => String.fromCharCode("A".charCodeAt(0) + index);

function targetOf({ expr, legend, exemplars }: Query, index: number) {
  const query = new DataqueryBuilder()
    .datasource(SELECTED_DATASOURCE)
    .refId(refId(index))
    .expr(expr)
    .legendFormat(legend);
  return exemplars === undefined ? query : query.exemplar(true);
}

/** Values over the time range. */
export const ranges = (queries: readonly Query[]) => queries.map((query, index) => targetOf(query, index).range());

/** Current values. */
export const instants = (queries: readonly Query[]) => queries.map((query, index) => targetOf(query, index).instant());

/** Current values, as rows with a column for each label. */
export const rows = (queries: readonly Query[]) =>
  instants(queries).map((query) => query.format(PromQueryFormat.Table));

/** The buckets of a histogram over the time range. */
export const buckets = (queries: readonly Query[]) =>
  ranges(queries).map((query) => query.format(PromQueryFormat.Heatmap));
