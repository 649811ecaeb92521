const MARK = "MISSING:";
/** Up to what closes a string, a comment or a piece of code. */
const MARKED = new RegExp(`${MARK} (.+?)(?=["\`*]|-->|$)`);

/** A text that stands for one that its author has yet to write. `pnpm generate` and `pnpm check` refuse it wherever it stands. */
export const missing = (what: string): string => `${MARK} ${what}`;

export interface Missing {
  readonly line: number;
  readonly what: string;
}

/** What a file still lacks, by its marks, at most one per line. */
export function missingIn(text: string): Missing[] {
  if (!text.includes(MARK)) return [];
  return text.split("\n").flatMap((content, index) => {
    const what = MARKED.exec(content)?.[1]?.trim();
    return what === undefined ? [] : [{ line: index + 1, what }];
  });
}
