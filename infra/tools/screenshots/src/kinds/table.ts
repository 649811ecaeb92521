import { THEME } from "../colors.ts";
import { shownAs } from "../display.ts";
import { type Field, fieldOf } from "../field.ts";
import { type CellValue, type Frame, frameOf } from "../table/frame.ts";
import { type SortBy, sorted } from "../table/sort.ts";
import { transformed } from "../table/transform.ts";
import { type Html, html } from "../text/html.ts";
import type { Drawing, Kind } from "./kind.ts";

/** Pixels of a row, as Grafana's small cells. */
const ROW = 36;

function colorOfCell({ custom }: Field, color: string | undefined): string {
  const type: string = custom?.cellOptions?.type ?? "auto";
  if (type === "color-text") return color ?? THEME.text;
  if (type !== "auto") throw new Error(`table cells as "${type}" are not known here`);
  return THEME.text;
}

function cell(field: Field, value: CellValue | undefined): Html {
  if (value === undefined) return html`<td></td>`;
  if (typeof value === "string") return html`<td>${value}</td>`;
  const { text, color } = shownAs(field, value);
  return html`<td class="number" style="color:${colorOfCell(field, color)}">${text}</td>`;
}

/** The table that a panel's queries and transformations make, sorted as it first is. */
export function tableOf({ panel, asked }: Pick<Drawing, "panel" | "asked">): Frame {
  const frames = asked.map((query) => frameOf(query, asked.length));
  const frame = transformed(frames, panel.transformations);
  const [by]: SortBy[] = panel.options?.sortBy ?? [];
  return by === undefined ? frame : sorted(frame, by);
}

const isNumber = ({ rows }: Frame, column: string) => rows.some((row) => typeof row[column] === "number");

/** Rows of labels and values, as many as there is room for. */
export const table: Kind = (drawing) => {
  const { panel, size } = drawing;
  const frame = tableOf(drawing);
  const fit = Math.max(1, Math.floor(size.height / ROW) - 1);
  const shown = frame.rows.length > fit ? frame.rows.slice(0, fit - 1) : frame.rows;
  const rest = frame.rows.length - shown.length;
  const fields = new Map(frame.columns.map((column) => [column, fieldOf(panel, column)]));
  const heads = frame.columns.map(
    (column) => html`<th class="${isNumber(frame, column) ? "number" : ""}">${column}</th>`,
  );
  const rows = shown.map(
    (row) => html`<tr>${frame.columns.map((column) => cell(fields.get(column) ?? {}, row[column]))}</tr>`,
  );
  const more = rest > 0 ? html`<div class="more">+${rest} more rows</div>` : undefined;
  return html`<table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>${more}`;
};
