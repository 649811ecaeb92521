/** Colors are `#rrggbb`. */
type Channels = [number, number, number];

function channels(color: string): Channels {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** `share` is 0 for `from`, 1 for `to`. */
export function mix(from: string, to: string, share: number): string {
  const other = channels(to);
  const mixed = channels(from).map((value, i) => Math.round(value + ((other[i] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Mixes with a warm dark color; black would make flat colors muddy. */
export const darker = (color: string, share: number) => mix(color, "#2b1a2e", share);
export const lighter = (color: string, share: number) => mix(color, "#ffffff", share);

/** Euclidean distance in RGB, 0 to 441. */
export function distance(a: string, b: string): number {
  const other = channels(b);
  return Math.hypot(...channels(a).map((value, i) => value - (other[i] ?? 0)));
}

/** Perceived brightness, 0 to 255. */
export function brightness(color: string): number {
  const [red, green, blue] = channels(color);
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
