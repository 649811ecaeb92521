/** Uniform in [0, 1), as Math.random. */
export type Chance = () => number;

export const pick = <Item>(items: readonly Item[], chance: Chance): Item | undefined =>
  items[Math.floor(chance() * items.length)];

/** A random integer, both bounds included. */
export const integer = (min: number, max: number, chance: Chance): number =>
  min + Math.floor(chance() * (max - min + 1));

/** Between half and one and a half times the mean. */
export const jitter = (mean: number, chance: Chance): number => mean * (0.5 + chance());

/** An address reserved for documentation (RFC 5737), so no real client has it. */
export const address = (chance: Chance): string => `203.0.113.${integer(1, 254, chance)}`;
