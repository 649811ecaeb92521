import { type Html, html } from "../text/html.ts";
import { formatOf } from "../units.ts";

/** Grafana's scheme Oranges on a dark page: more is lighter. */
const STOPS = [
  [58, 28, 10],
  [166, 54, 3],
  [241, 105, 19],
  [253, 174, 107],
  [254, 237, 222],
] as const;

/** The color of a share from 0 to 1. */
export function shade(share: number): string {
  const at = Math.min(1, Math.max(0, share)) * (STOPS.length - 1);
  const index = Math.min(STOPS.length - 2, Math.floor(at));
  const [low, high] = [STOPS[index] ?? STOPS[0], STOPS[index + 1] ?? STOPS[0]];
  const mixed = low.map((part, channel) => Math.round(part + ((high[channel] ?? part) - part) * (at - index)));
  return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** The scale of the colors, from none to the greatest count. */
export function scaleLegend(greatest: number): Html {
  const stops = [0, 0.25, 0.5, 0.75, 1].map(shade).join(",");
  return html`<div class="scale"><span>0</span><i style="background:linear-gradient(to right,${stops})"></i><span>${formatOf("short")(greatest)}</span></div>`;
}
