import { type CounterName, catalogue, type GaugeName, type KpiName, type LabelName } from "@petswipe/metrics";
import { gauge, selector } from "@petswipe/metrics/promql";

type Where<Name extends GaugeName> = NonNullable<Parameters<typeof gauge<Name>>[1]>["where"];

interface Choice<Name extends GaugeName> {
  readonly by?: readonly LabelName<Name>[];
  readonly where?: Where<Name>;
}

const aggregated = (operator: "max" | "sum", by: readonly string[], expression: string) =>
  by.length === 0 ? `${operator}(${expression})` : `${operator} by (${by.join(", ")}) (${expression})`;

/** A KPI of the exporters with a fresh value; a stale value is shown only if no exporter has a fresh one. */
export function kpi<Name extends GaugeName>(name: KpiName, series: Name, choice: Choice<Name> = {}): string {
  const { by = [], where = {} } = choice;
  const value = gauge(series, { where });
  const isFresh = `${gauge("petswipe_kpi_stale", { where: { kpi: name } })} == 0`;
  return `${aggregated("max", by, `${value} and on (instance) ${isFresh}`)} or ${aggregated("max", by, value)}`;
}

type StoredName = CounterName & `petswipe_${string}_stored_total`;

/** Every exporter reports the rows of the same database: takes the maximum of each series instead of adding them up. */
function once<Name extends StoredName>(
  name: Name,
  by: readonly LabelName<Name>[],
  ofSeries: (series: string) => string,
) {
  return aggregated("sum", by, aggregated("max", Object.keys(catalogue[name].labels), ofSeries(selector(name))));
}

/** Rows stored so far. */
export const rows = <Name extends StoredName>(name: Name, by: readonly LabelName<Name>[] = []): string =>
  once(name, by, (series) => series);

/** Rows stored by a time in the past. */
export const rowsBefore = <Name extends StoredName>(name: Name, ago: string): string =>
  once(name, [], (series) => `${series} offset ${ago}`);

/** Rows stored in a window. */
export const rowsIn = <Name extends StoredName>(
  name: Name,
  window: string,
  by: readonly LabelName<Name>[] = [],
): string => once(name, by, (series) => `increase(${series}[${window}])`);
