import { THEME } from "../colors.ts";
import { displayValue } from "../display-value.ts";
import { fieldOf } from "../field.ts";
import { TABLE, type TableField, type TablePanel } from "../supported/table.ts";
import { type CellValue, type Frame, frameOf } from "../table/frame.ts";
import { merge } from "../table/merge.ts";
import { sortedDescending } from "../table/sort.ts";
import { filterByName, organize } from "../table/transform.ts";
import { type Html, html } from "../text/html.ts";
import { type Drawing, panelRenderer } from "./panel-renderer.ts";

/** The height of a row, as Grafana's small cells. */
const ROW_PX = 36;

/** A column and how its values are shown. */
interface Column {
  readonly name: string;
  readonly field: TableField;
  readonly className: "number" | "";
}

function cell({ field, className }: Column, value: CellValue | undefined): Html {
  if (value === undefined) return html`<td class="${className}">${field.noValue}</td>`;
  if (typeof value === "string") return html`<td>${value}</td>`;
  const { text, color = THEME.text } = displayValue(field, value);
  const paint = field.custom.cellOptions?.type === "color-text" ? color : THEME.text;
  return html`<td class="number" style="color:${paint}">${text}</td>`;
}

interface TableSource {
  readonly panel: Pick<TablePanel, "transformations"> & { readonly options: Pick<TablePanel["options"], "sortBy"> };
  readonly asked: Drawing["asked"];
}

/** The one table of all queries, transformed and sorted. */
export function tableOf({ panel, asked }: TableSource): Frame {
  const [, filter, organized] = panel.transformations;
  const merged = merge(asked.map((query) => frameOf(query, asked.length)));
  const frame = organize(filterByName(merged, filter.options), organized.options);
  const [by] = panel.options.sortBy ?? [];
  return by === undefined ? frame : sortedDescending(frame, by.displayName);
}

/** Rows of labels and values, as many as have room. */
export const table = panelRenderer(TABLE, (drawing) => {
  const { panel, size } = drawing;
  const frame = tableOf(drawing);
  const fit = Math.max(1, Math.floor(size.height / ROW_PX) - 1);
  const shown = frame.rows.length > fit ? frame.rows.slice(0, fit - 1) : frame.rows;
  const rest = frame.rows.length - shown.length;
  const columns = frame.columns.map((name): Column => {
    const isNumber = frame.rows.some((row) => typeof row[name] === "number");
    return { name, field: fieldOf(panel.fieldConfig, name), className: isNumber ? "number" : "" };
  });
  const heads = columns.map(({ name, className }) => html`<th class="${className}">${name}</th>`);
  const rows = shown.map((row) => html`<tr>${columns.map((column) => cell(column, row[column.name]))}</tr>`);
  const more = rest > 0 ? html`<div class="more">+${rest} more rows</div>` : undefined;
  return html`<table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>${more}`;
});
