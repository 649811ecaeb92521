const IMPORT = /^import (type )?\{([^}]*)\} from "([^"]+)";/gm;

export interface Imported {
  readonly from: string;
  /** As it is written between the braces, with `type` where it is one. */
  readonly entry: string;
}

function importIn(text: string, name: string): Imported | undefined {
  for (const [, type = "", names = "", from = ""] of text.matchAll(IMPORT)) {
    const entries = names.split(",").map((entry) => entry.trim());
    const entry = entries.find((each) => each === name || each === `type ${name}`);
    if (entry !== undefined) return { from, entry: entry.startsWith("type ") ? entry : `${type}${entry}` };
  }
  return undefined;
}

const nameOf = (entry: string): string => entry.replace(/^type /, "");

/** Whether a file imports a name, or declares it at its top level. */
const knows = (text: string, name: string): boolean =>
  importIn(text, name) !== undefined || new RegExp(`^(export )?(const|function) ${name}\\b`, "m").test(text);

function fromNeighbors(name: string, neighbors: readonly string[]): Imported {
  const found = neighbors.flatMap((neighbor) => importIn(neighbor, name) ?? [])[0];
  if (found === undefined) throw new Error(`no neighboring file imports ${name}`);
  return found;
}

/**
 * The text with imports added, of those that it lacks. One that is only a name is imported as the first neighbor does that has
 * it. The formatter merges and sorts them.
 */
export function withImports(
  text: string,
  wanted: readonly (string | Imported)[],
  neighbors: readonly string[],
): string {
  const lacking = wanted
    .filter((each) => !knows(text, typeof each === "string" ? each : nameOf(each.entry)))
    .map((each) => (typeof each === "string" ? fromNeighbors(each, neighbors) : each));
  return lacking.map(({ entry, from }) => `import { ${entry} } from "${from}";\n`).join("") + text;
}
