import type { Random } from "../random.ts";
import { brightness, darker, lighter } from "./color.ts";
import { circle, d, ellipse, group, line, type Markup, mirrored, path } from "./svg.ts";

export const INK = "#2a2030";
const TONGUE = "#f4808f";

export interface EyePlace {
  /** Distance from the axis. */
  apart: number;
  y: number;
  r: number;
}

/** Plain dark eyes with a highlight, for dogs and small animals. */
function buttonEye({ apart, y, r }: EyePlace): Markup {
  const x = 400 + apart;
  return (
    circle(x, y, r, INK) +
    circle(x + r * 0.32, y - r * 0.36, r * 0.34, "#fff") +
    circle(x - r * 0.3, y + r * 0.35, r * 0.16, "#fff", 'opacity=".8"')
  );
}

/** An eye with a colored iris; `slit` is the pupil's width relative to its height. */
function irisEye({ apart, y, r }: EyePlace, iris: string, slit: number): Markup {
  const x = 400 + apart;
  return (
    circle(x, y, r * 1.12, INK) +
    circle(x, y, r, iris) +
    ellipse(x, y, r * 0.66 * slit, r * 0.72, INK) +
    circle(x + r * 0.34, y - r * 0.38, r * 0.27, "#fff") +
    circle(x - r * 0.36, y + r * 0.36, r * 0.13, "#fff", 'opacity=".8"')
  );
}

function closedEye({ apart, y, r }: EyePlace, color: string): Markup {
  const x = 400 + apart;
  return line(
    d`M${x - r * 1.1},${y + r * 0.35}Q${x},${y - r * 1.05} ${x + r * 1.1},${y + r * 0.35}`,
    color,
    Math.round(r * 0.38),
  );
}

/** A lid over the upper part of the eye. */
function lid({ apart, y, r }: EyePlace, color: string): Markup {
  const x = 400 + apart;
  const s = r * 1.2;
  return path(
    d`M${x - s},${y - r * 0.12}A${s},${s} 0 0 1 ${x + s},${y - r * 0.12}Q${x},${y - r * 0.5} ${x - s},${y - r * 0.12}Z`,
    color,
  );
}

// Each eye is drawn, not mirrored: a mirrored one would have its highlight on the wrong side.
const both = (place: EyePlace, draw: (place: EyePlace) => Markup) =>
  draw(place) + draw({ ...place, apart: -place.apart });

export interface EyeStyle {
  /** The coat around the eyes: if it is dark, plain eyes get a brown iris and closed ones a light line. */
  around: string;
  iris?: string | undefined;
  /** The pupil's width relative to its height; 1 is round. */
  slit?: number;
}

/** A pair of eyes in one of the moods: open, dreamy, laughing or winking. */
export function eyes(place: EyePlace, { around, iris, slit = 1 }: EyeStyle, random: Random): Markup {
  const dark = brightness(around) < 95;
  const color = iris ?? (dark ? "#a9713f" : undefined);
  const open = (at: EyePlace) => (color ? irisEye(at, color, slit) : buttonEye(at));
  const closed = (at: EyePlace) => closedEye(at, inkOn(around));
  const mood = random.unit();
  if (mood < 0.12) return both(place, closed);
  if (mood < 0.18) return open({ ...place, apart: -place.apart }) + closed(place);
  if (mood < 0.27) return both(place, (at) => open(at) + lid(at, darker(around, 0.14)));
  return both(place, open);
}

/** A line color that is visible on the coat. */
export const inkOn = (coat: string) => (brightness(coat) < 95 ? lighter(coat, 0.72) : INK);

/** Rosy cheeks. */
export const blush = (apart: number, y: number, r = 34): Markup =>
  mirrored(ellipse(400 + apart, y, r, r * 0.62, "#ff7d8a", 'opacity=".32"'));

/** A heart-shaped nose; `w` is half its width. */
export function nose(y: number, w: number, color: string): Markup {
  return (
    path(
      d`M400,${y + w * 0.85}C${400 - w * 0.5},${y + w * 0.7} ${400 - w * 1.15},${y + w * 0.2} ${400 - w},${y - w * 0.35}C${400 - w * 0.8},${y - w * 0.75} ${400 + w * 0.8},${y - w * 0.75} ${400 + w},${y - w * 0.35}C${400 + w * 1.15},${y + w * 0.2} ${400 + w * 0.5},${y + w * 0.7} 400,${y + w * 0.85}Z`,
      color,
    ) + ellipse(400 - w * 0.3, y - w * 0.22, w * 0.32, w * 0.16, "#fff", 'opacity=".45"')
  );
}

function tongue(y: number, w: number, length: number): Markup {
  return (
    path(
      d`M${400 - w},${y}Q400,${y + 12} ${400 + w},${y}V${y + length}Q400,${y + length + w * 1.5} ${400 - w},${y + length}Z`,
      TONGUE,
    ) + line(d`M400,${y + 14}V${y + length}`, darker(TONGUE, 0.22), 5)
  );
}

/** A smile of half-width `w` on a muzzle of the given color, sometimes with the tongue out or the mouth open. */
export function mouth(y: number, w: number, tongueOut: number, on: string, random: Random): Markup {
  const smile = line(
    d`M${400 - w},${y + w * 0.22}Q${400 - w * 0.5},${y + w * 0.78} 400,${y + w * 0.22}Q${400 + w * 0.5},${y + w * 0.78} ${400 + w},${y + w * 0.22}M400,${y + w * 0.22}V${y - w * 0.2}`,
    inkOn(on),
    9,
  );
  if (!random.chance(tongueOut)) return smile;
  if (random.chance(0.45)) return tongue(y + w * 0.42, w * 0.38, w * 0.62) + smile;
  const open = path(
    d`M${400 - w * 0.8},${y + w * 0.4}Q400,${y + w * 0.35} ${400 + w * 0.8},${y + w * 0.4}Q${400 + w * 0.66},${y + w * 1.3} 400,${y + w * 1.34}Q${400 - w * 0.66},${y + w * 1.3} ${400 - w * 0.8},${y + w * 0.4}Z`,
    "#5b2a3c",
  );
  return open + ellipse(400, y + w * 1.08, w * 0.46, w * 0.3, TONGUE) + smile;
}

export const whiskers = (apart: number, y: number, color: string, length = 120): Markup =>
  group(
    'opacity=".75"',
    mirrored(
      line(
        d`M${400 + apart},${y}q${length * 0.5},-22 ${length},-20M${400 + apart},${y + 20}q${length * 0.5},-2 ${length},10M${400 + apart - 4},${y + 40}q${length * 0.45},14 ${length * 0.9},38`,
        color,
        4,
      ),
    ),
  );
