import { type Html, html } from "./html.ts";

/** In place of what is not there. */
export const NO_DATA = "No data";

/** The same for a whole panel, with the jobs that it lacks. */
export function noData(lacked: readonly string[]): Html {
  const why = lacked.length > 0 ? html`<small>nothing of ${lacked.join(", ")} is scraped here</small>` : undefined;
  return html`<div class="nothing">${NO_DATA}${why}</div>`;
}
