import * as units from "@grafana/grafana-foundation-sdk/units";
import leven from "leven";

/** Grafana's units: the SDK's name of each (`DurationSeconds`) and its id (`dtdurations`). */
const UNITS = Object.entries<unknown>(units).filter((entry): entry is [string, string] => typeof entry[1] === "string");
const MAX_SUGGESTIONS = 4;
/** Shorter words of a name (`In`, `Per`) are parts of too many units. */
const MIN_WORD_LENGTH = 4;

export const UNIT_IDS: ReadonlySet<string> = new Set(UNITS.map(([, id]) => id));

const wordsOf = (name: string): string[] => name.match(/[A-Z]+(?![a-z])|[A-Z][a-z]+/g) ?? [];

/** The edit distance to a unit's id, its name or a word of its name, whichever is nearest. */
function distance(text: string, [name, id]: readonly [string, string]): number {
  const words = wordsOf(name).filter(({ length }) => length >= MIN_WORD_LENGTH);
  return Math.min(...[id, name, ...words].map((known) => leven(text, known.toLowerCase())));
}

/** Ids of units that resemble an unknown one, nearest first. At most a third of its letters may differ. */
export function nearUnits(unknown: string): string[] {
  const text = unknown.toLowerCase();
  const near = UNITS.map((unit) => ({ id: unit[1], distance: distance(text, unit), words: wordsOf(unit[0]).length }))
    .filter((unit) => unit.distance <= unknown.length / 3)
    .toSorted((a, b) => a.distance - b.distance || a.words - b.words || a.id.localeCompare(b.id, "en"));
  const limit = (near[0]?.distance ?? 0) + 1;
  const ids = near.filter((unit) => unit.distance <= limit).map(({ id }) => id);
  return [...new Set(ids)].slice(0, MAX_SUGGESTIONS);
}
