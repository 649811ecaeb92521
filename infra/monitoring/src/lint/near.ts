import leven from "leven";

const MAX_SUGGESTIONS = 3;

/** Known names that resemble an unknown one, nearest first. A third of its letters may differ, and two in any case: those of a transposition. */
export function nearNames(unknown: string, known: readonly string[]): string[] {
  const near = [...new Set(known)].map((name) => ({ name, distance: leven(unknown, name) }));
  return near
    .filter(({ distance }) => distance <= Math.max(2, unknown.length / 3))
    .toSorted((a, b) => a.distance - b.distance || a.name.localeCompare(b.name, "en"))
    .slice(0, MAX_SUGGESTIONS)
    .map(({ name }) => name);
}

/** The end of a message about an unknown placeholder: a question that names near ones, or nothing. */
export function meant(unknown: string, known: readonly string[]): string {
  const near = nearNames(unknown, known).map((name) => `{${name}}`);
  return near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
}
