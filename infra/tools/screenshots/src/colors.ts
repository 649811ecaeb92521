/** Colors of the page and its texts. */
export const THEME = {
  page: "#111217",
  panel: "#181b1f",
  frame: "#2a2d33",
  text: "#ccccdc",
  faint: "#9a9ba8",
  grid: "#2b2e34",
  error: "#f2495c",
} as const;

/** From the lightest shade to the darkest, as Grafana names them. */
const HUES = {
  red: ["#ffa6b0", "#ff7383", "#f2495c", "#e02f44", "#c4162a"],
  orange: ["#ffcb7d", "#ffb357", "#ff9830", "#ff780a", "#fa6400"],
  yellow: ["#fff899", "#ffee52", "#fade2a", "#f2cc0c", "#e0b400"],
  green: ["#c8f2c2", "#96d98d", "#73bf69", "#56a64b", "#37872d"],
  blue: ["#c0d8ff", "#8ab8ff", "#5794f2", "#3274d9", "#1f60c4"],
  purple: ["#deb6f2", "#ca95e5", "#b877d9", "#a352cc", "#8f3bb8"],
} as const;
const SHADES = ["super-light-", "light-", "", "semi-dark-", "dark-"] as const;

type Hue = keyof typeof HUES;
/** A color by Grafana's name. */
export type ColorName = "text" | `${(typeof SHADES)[number]}${Hue}`;

const COLORS = new Map<ColorName, string>([
  ["text", THEME.text],
  ...(Object.keys(HUES) as Hue[]).flatMap((hue) =>
    SHADES.map((shade, index): [ColorName, string] => [`${shade}${hue}`, HUES[hue][index] ?? THEME.text]),
  ),
]);
export const COLOR_NAMES: ColorName[] = [...COLORS.keys()];

export const colorOf = (name: ColorName): string => COLORS.get(name) ?? THEME.text;

/** In this order, neighbors are easy to distinguish. */
const PALETTE_SHADES = ["", "dark-", "super-light-", "light-", "semi-dark-"] as const;
const PALETTE_HUES = ["green", "yellow", "blue", "orange", "red", "purple"] as const;
const PALETTE = PALETTE_SHADES.flatMap((shade) => PALETTE_HUES.map((hue) => colorOf(`${shade}${hue}`)));

/** Colors of a panel's series, by name. */
export type Palette = (names: readonly string[]) => ReadonlyMap<string, string>;

/**
 * Colors for the panels of one dashboard: a name keeps its color in all of them, and no two names of one panel share a color
 * while there are enough. The colors depend on the order of the panels, and are not the ones that Grafana picks.
 */
export function createPalette(): Palette {
  const known = new Map<string, string>();
  return (names) => {
    const assigned = new Map<string, string>();
    for (const name of names.toSorted((a, b) => Number(known.has(b)) - Number(known.has(a)))) {
      const taken = new Set(assigned.values());
      const previous = known.get(name);
      const color =
        previous !== undefined && !taken.has(previous)
          ? previous
          : (PALETTE.find((free) => !taken.has(free)) ?? PALETTE[assigned.size % PALETTE.length] ?? THEME.text);
      assigned.set(name, color);
      if (previous === undefined) known.set(name, color);
    }
    return assigned;
  };
}

/** Black or white, whichever is readable on a color (`#rrggbb`). */
export function readableOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? "#111217" : "#ffffff";
}
