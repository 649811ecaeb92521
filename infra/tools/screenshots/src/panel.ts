import type { Answers } from "./query-panel.ts";
import type { Drawing, Size } from "./renderers/panel-renderer.ts";
import { RENDERERS } from "./renderers.ts";
import { type Html, html } from "./text/html.ts";
import { noData } from "./text/no-data.ts";

const TITLE_PX = 32;
/** Around the content. */
const PADDING_PX = 8;

/** The room inside a panel's frame. */
export const insideOf = ({ width, height }: Size): Size => ({
  width: width - 2 * PADDING_PX - 2,
  height: height - TITLE_PX - PADDING_PX - 2,
});

function bodyOf(drawing: Drawing, { errors, empty, missingJobs }: Answers): Html {
  const { panel, asked } = drawing;
  const renderer = RENDERERS[panel.type];
  if (renderer === undefined) throw new Error(`type "${panel.type}" is not supported`);
  if (errors.length > 0) return html`<div class="error">${errors.map((message) => html`<p>${message}</p>`)}</div>`;
  if (empty.length === asked.length) return noData(panel.fieldConfig?.defaults.noValue, missingJobs);
  return renderer.draw(drawing);
}

const ABOUT = html`<svg class="icon" width="14" height="14" viewBox="0 0 14 14"><circle cx="7" cy="7" r="6" fill="none" stroke="currentColor"/><path d="M7 6v4M7 3.6v1.4" stroke="currentColor" stroke-width="1.4"/></svg>`;
const LINK = html`<svg class="icon" width="14" height="14" viewBox="0 0 14 14"><path d="M5 3H3v8h8V9M7 2.5h4.5V7M11 3L6.5 7.5" fill="none" stroke="currentColor" stroke-width="1.2"/></svg>`;

function titleOf({ title = "", description, links = [] }: Drawing["panel"], { empty, asked }: Answers): Html {
  const about = description ? html`<span title="${description}">${ABOUT}</span>` : undefined;
  const more =
    links.length > 0 ? html`<span title="${links.map((link) => link.title).join("\n")}">${LINK}</span>` : undefined;
  const missing =
    empty.length > 0 && empty.length < asked.length
      ? html`<span class="missing">No data: ${empty.join(", ")}</span>`
      : undefined;
  return html`<header><h3>${title}</h3>${about}${more}${missing}</header>`;
}

/** A panel in its frame, with Prometheus' answers. Throws an error that names the panel when it cannot be drawn. */
export function framed(drawing: Drawing, answers: Answers): Html {
  const { x, y, w, h } = drawing.panel.gridPos ?? { x: 0, y: 0, w: 24, h: 8 };
  const place = `grid-column:${x + 1}/span ${w};grid-row:${y + 1}/span ${h}`;
  try {
    const body = bodyOf(drawing, answers);
    return html`<section class="panel" style="${place}">${titleOf(drawing.panel, answers)}<div class="body">${body}</div></section>`;
  } catch (cause) {
    throw new Error(`panel "${drawing.panel.title}": ${(cause as Error).message}`, { cause });
  }
}
