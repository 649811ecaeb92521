import { html } from "../text/html.ts";
import type { Kind } from "./kind.ts";

/** A text as it was written, without what its marks stand for. */
export const text: Kind = ({ panel }) => {
  const { content = "" } = panel.options ?? {};
  const paragraphs = String(content)
    .split(/\n{2,}/)
    .map((paragraph) => html`<p>${paragraph}</p>`);
  return html`<div class="text">${paragraphs}</div>`;
};
