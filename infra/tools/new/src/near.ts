import leven from "leven";

const MAX_SUGGESTIONS = 3;
const MAX_LISTED = 15;

/** The edit distance; a name that begins with the other, or contains it, counts as near. */
function distance(one: string, other: string): number {
  const [short = "", long = ""] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length);
  if (long.startsWith(short)) return 1;
  return long.includes(short) ? 2 : leven(short, long);
}

/** Known names that resemble one, nearest first. At most a third of the letters differ. */
function nearest(name: string, known: readonly string[]): string[] {
  return known
    .map((other) => ({ other, distance: distance(name, other) }))
    .filter((each) => each.distance <= Math.max(name.length, each.other.length) / 3)
    .toSorted((a, b) => a.distance - b.distance || a.other.localeCompare(b.other, "en"))
    .slice(0, MAX_SUGGESTIONS)
    .map(({ other }) => other);
}

/** What there is to choose from, for the end of a sentence: near names, or all where they are few. */
export function suggestion(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near.length > 0) return `did you mean ${near.join(" or ")}?`;
  return known.length <= MAX_LISTED ? `choose one of ${known.join(", ")}` : "no name resembles it";
}

/** The known name that is meant. Throws an error that names near ones. */
export function chosen<Name extends string>(what: string, name: string, known: readonly Name[]): Name {
  const found = known.find((each) => each === name);
  if (found === undefined) throw new Error(`${name} is not ${what}; ${suggestion(name, known)}`);
  return found;
}
