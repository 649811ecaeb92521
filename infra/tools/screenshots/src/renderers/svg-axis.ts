import type { Range } from "@petswipe/prometheus-client";
import { timeTicks } from "../axes/time-ticks.ts";
import { THEME } from "../colors.ts";
import { type Html, html } from "../text/html.ts";

/** Room for the labels of a time axis. */
export const AXIS_PX = 22;
const TEXT_PX = 11;

/** The position of a plot in its drawing, in pixels. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** From Unix seconds to pixels from the left. */
export const xOf = ({ from, to }: Range, { left, width }: Plot) => {
  const scale = width / (to - from);
  return (at: number) => left + (Math.min(to, Math.max(from, at)) - from) * scale;
};

/** Labels below a plot at round times, with lines through it. */
export function timeAxis(range: Range, plot: Plot): Html {
  const x = xOf(range, plot);
  const bottom = plot.top + plot.height;
  const ticks = timeTicks(range.from, range.to, plot.width).map(
    ({ at, text }) =>
      html`<line x1="${x(at)}" x2="${x(at)}" y1="${plot.top}" y2="${bottom}" stroke="${THEME.grid}"/><text x="${x(at)}" y="${bottom + 15}" text-anchor="middle" font-size="${TEXT_PX}" fill="${THEME.faint}">${text}</text>`,
  );
  return html`${ticks}`;
}
