/** Colours of the page and its texts. */
export const THEME = {
  page: "#111217",
  panel: "#181b1f",
  frame: "#2a2d33",
  text: "#ccccdc",
  faint: "#9a9ba8",
  grid: "#2b2e34",
  wrong: "#f2495c",
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

const named: ReadonlyMap<string, string> = new Map([
  ["text", THEME.text],
  ["transparent", "transparent"],
  ...Object.entries(HUES).flatMap(([hue, shades]) =>
    shades.map((color, index) => [`${SHADES[index]}${hue}`, color] as const),
  ),
]);

/** A colour by Grafana's name, or `#rrggbb` itself. Throws on any other. */
export function colorOf(name: string): string {
  const color = name.startsWith("#") ? name : named.get(name);
  if (color === undefined) throw new Error(`the colour "${name}" is not known here`);
  return color;
}

/** Neighbours in this order can be told apart. */
const PALETTE_SHADES = ["", "dark-", "super-light-", "light-", "semi-dark-"] as const;
const PALETTE_HUES = ["green", "yellow", "blue", "orange", "red", "purple"] as const;
const PALETTE = PALETTE_SHADES.flatMap((shade) => PALETTE_HUES.map((hue) => colorOf(shade + hue)));

/** Colours of series, of which a panel has one for each name. */
export type Palette = (names: readonly string[]) => ReadonlyMap<string, string>;

/**
 * Colours for the panels of one dashboard: a name keeps its colour in all of them, and no two names of one panel share one
 * while there are enough. Which colour it is depends on what came before, and is not the one that Grafana takes.
 */
export function openPalette(): Palette {
  const known = new Map<string, string>();
  return (names) => {
    const here = new Map<string, string>();
    for (const name of names.toSorted((a, b) => Number(known.has(b)) - Number(known.has(a)))) {
      const taken = new Set(here.values());
      const wanted = known.get(name);
      const color =
        wanted !== undefined && !taken.has(wanted)
          ? wanted
          : (PALETTE.find((free) => !taken.has(free)) ?? PALETTE[here.size % PALETTE.length] ?? THEME.text);
      here.set(name, color);
      if (wanted === undefined) known.set(name, color);
    }
    return here;
  };
}

/** Black or white, whichever can be read on a colour (`#rrggbb`). */
export function readableOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? "#111217" : "#ffffff";
}
