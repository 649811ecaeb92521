import { DataqueryBuilder, PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus";
import { CHOSEN } from "../datasources.ts";
import type { Query } from "../spec.ts";

/** A, B, C and so on. */
export const refId = (index: number): string => String.fromCharCode("A".charCodeAt(0) + index);

function asked({ expr, legend, exemplars }: Query, index: number) {
  const query = new DataqueryBuilder().datasource(CHOSEN).refId(refId(index)).expr(expr).legendFormat(legend);
  return exemplars === undefined ? query : query.exemplar(true);
}

/** Values over the time that is shown. */
export const ranges = (queries: readonly Query[]) => queries.map((query, index) => asked(query, index).range());

/** The newest values. */
export const instants = (queries: readonly Query[]) => queries.map((query, index) => asked(query, index).instant());

/** The newest values, as rows with a column for each label. */
export const rows = (queries: readonly Query[]) =>
  instants(queries).map((query) => query.format(PromQueryFormat.Table));

/** The buckets of a histogram over the time that is shown. */
export const buckets = (queries: readonly Query[]) =>
  ranges(queries).map((query) => query.format(PromQueryFormat.Heatmap));
