const MARK = "MISSING:";
/** Up to the end of a string, a comment or a code span. */
const MARKED = new RegExp(`${MARK} (.+?)(?=["\`*]|-->|$)`);

/** Placeholder for a text that the author has to write. `pnpm generate` and `pnpm check` refuse it everywhere. */
export const missing = (what: string): string => `${MARK} ${what}`;

export interface Missing {
  readonly line: number;
  readonly what: string;
}

/** Placeholders in a file, at most one per line. */
export function missingIn(text: string): Missing[] {
  if (!text.includes(MARK)) return [];
  return text.split("\n").flatMap((content, index) => {
    const what = MARKED.exec(content)?.[1]?.trim();
    return what === undefined ? [] : [{ line: index + 1, what }];
  });
}
