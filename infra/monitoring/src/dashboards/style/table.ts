import {
  TableCellDisplayMode,
  TableCellHeight,
  TableSortByFieldStateBuilder,
} from "@grafana/grafana-foundation-sdk/common";
import type { DynamicConfigValue } from "@grafana/grafana-foundation-sdk/dashboard";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/table";
import type { Column, TablePanel } from "../spec.ts";
import { byThresholds, valueMappingsOf } from "./common.ts";
import { refId, rows } from "./target.ts";

/** Grafana's name for the values of a query in a table; a single query has no letter. */
const valueField = (index: number, queries: number) => (queries === 1 ? "Value" : `Value #${refId(index)}`);

function propertiesOf({ unit, decimals, thresholds, valueMappings }: Column): DynamicConfigValue[] {
  const colored = thresholds !== undefined || valueMappings !== undefined;
  return [
    ...(unit === undefined ? [] : [{ id: "unit", value: unit }]),
    ...(decimals === undefined ? [] : [{ id: "decimals", value: decimals }]),
    ...(thresholds === undefined ? [] : [{ id: "thresholds", value: { mode: "absolute", steps: [...thresholds] } }]),
    ...(valueMappings === undefined ? [] : [{ id: "mappings", value: valueMappingsOf(valueMappings) }]),
    ...(colored
      ? [
          { id: "color", value: byThresholds().build() },
          { id: "custom.cellOptions", value: { type: TableCellDisplayMode.ColorText } },
        ]
      : []),
  ];
}

/** One table of all queries: merges rows with the same labels, and keeps the declared columns in their order. */
export function table({ labels, columns, sortBy }: TablePanel): PanelBuilder {
  const labelNames = Object.keys(labels);
  const fields = columns.map((_, index) => valueField(index, columns.length));
  const panel = new PanelBuilder()
    .targets(rows(columns.map(({ expr, name }) => ({ expr, legend: name }))))
    .withTransformation({ id: "merge", options: {} })
    .withTransformation({ id: "filterFieldsByName", options: { include: { names: [...labelNames, ...fields] } } })
    .withTransformation({
      id: "organize",
      options: {
        indexByName: Object.fromEntries([...labelNames, ...fields].map((field, index) => [field, index])),
        renameByName: {
          ...labels,
          ...Object.fromEntries(columns.map(({ name }, index) => [fields[index] ?? "", name])),
        },
      },
    })
    .showHeader(true)
    .cellHeight(TableCellHeight.Sm)
    .filterable(true);
  for (const column of columns) panel.overrideByName(column.name, propertiesOf(column));
  return sortBy === undefined
    ? panel
    : panel.sortBy([new TableSortByFieldStateBuilder().displayName(sortBy).desc(true)]);
}
