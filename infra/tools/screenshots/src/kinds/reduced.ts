import { THEME } from "../colors.ts";
import { shownAs } from "../display.ts";
import { type Line, linesOf, newest } from "../series.ts";
import { NO_DATA } from "../text/no-data.ts";
import type { Drawing } from "./kind.ts";

/** The one value of a line that a panel shows, and what it looks like. */
export interface Reduced {
  readonly line: Line;
  /** Undefined where there is none. */
  readonly value: number | undefined;
  readonly text: string;
  /** Undefined where the field has no colour of its own. */
  readonly color: string | undefined;
}

/** Of each line the newest value. Throws where the panel asks for another one. */
export function reducedOf({ panel, asked, range }: Drawing): Reduced[] {
  const calcs: readonly string[] = panel.options?.reduceOptions?.calcs ?? ["lastNotNull"];
  if (calcs.join() !== "lastNotNull") throw new Error(`"${calcs.join()}" of a series is not known here`);
  return linesOf(panel, asked, range).map((line) => {
    const value = newest(line);
    if (value === undefined) return { line, value, text: NO_DATA, color: THEME.wrong };
    return { line, value, ...shownAs(line.field, value) };
  });
}
