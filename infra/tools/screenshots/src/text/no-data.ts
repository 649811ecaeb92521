import { type Html, html } from "./html.ts";

/** Shown for a missing value. */
export const NO_DATA = "No data";

/** Shown for a panel without data: its own text where it has one, and the jobs that are not scraped. */
export function noData(noValue: string | undefined, missingJobs: readonly string[]): Html {
  const why = missingJobs.length > 0 ? html`<small>not scraped here: ${missingJobs.join(", ")}</small>` : undefined;
  if (noValue !== undefined) return html`<div class="nothing expected">${noValue}${why}</div>`;
  return html`<div class="nothing">${NO_DATA}${why}</div>`;
}
