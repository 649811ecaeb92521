import {
  TableCellDisplayMode,
  TableCellHeight,
  TableSortByFieldStateBuilder,
} from "@grafana/grafana-foundation-sdk/common";
import type { DynamicConfigValue } from "@grafana/grafana-foundation-sdk/dashboard";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/table";
import type { Column, TablePanel } from "../spec.ts";
import { byThresholds, mapped } from "./common.ts";
import { refId, rows } from "./target.ts";

/** What Grafana calls the values of a query in a table: with one query there is nothing to tell apart. */
const valueField = (index: number, queries: number) => (queries === 1 ? "Value" : `Value #${refId(index)}`);

function propertiesOf({ unit, decimals, thresholds, meanings }: Column): DynamicConfigValue[] {
  const colored = thresholds !== undefined || meanings !== undefined;
  return [
    ...(unit === undefined ? [] : [{ id: "unit", value: unit }]),
    ...(decimals === undefined ? [] : [{ id: "decimals", value: decimals }]),
    ...(thresholds === undefined ? [] : [{ id: "thresholds", value: { mode: "absolute", steps: [...thresholds] } }]),
    ...(meanings === undefined ? [] : [{ id: "mappings", value: mapped(meanings) }]),
    ...(colored
      ? [
          { id: "color", value: byThresholds().build() },
          { id: "custom.cellOptions", value: { type: TableCellDisplayMode.ColorText } },
        ]
      : []),
  ];
}

/** One table of all queries: rows with the same labels are one. Columns stand as declared, and only those. */
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
