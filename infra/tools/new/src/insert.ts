const indentOf = (line: string): string => /^ */.exec(line)?.[0] ?? "";
const OPENS = /[{[(]$/;
const CLOSES = /^ *[}\])]/;

/** The line that closes the block which a line opens: formatted code closes at the indentation at which it opens. */
function closingOf(lines: readonly string[], opening: number): number {
  const indent = indentOf(lines[opening] ?? "");
  return lines.findIndex(
    (line, index) => index > opening && indentOf(line) === indent && CLOSES.test(line) && !OPENS.test(line),
  );
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function blockIn(lines: readonly string[], { from, to }: Range, opening: RegExp): Range {
  const start = lines.findIndex((line, index) => index >= from && index < to && opening.test(line));
  if (start === -1) throw new Error(`no line matches ${opening}`);
  const end = OPENS.test(lines[start] ?? "") ? closingOf(lines, start) : -1;
  if (end === -1) throw new Error(`the line that matches ${opening} opens no block of several lines`);
  return { from: start + 1, to: end };
}

/** The lines of a block: the first that matches, and within it the next one, and so on. */
export function blockOf(text: string, ...openings: readonly RegExp[]): Range {
  const lines = text.split("\n");
  return openings.reduce((range: Range, opening) => blockIn(lines, range, opening), { from: 0, to: lines.length });
}

/** The text with lines added at the end of a block, such as a row of a table. Throws if there is no such block. */
export function intoBlock(text: string, openings: readonly RegExp[], rows: string): string {
  return text
    .split("\n")
    .toSpliced(blockOf(text, ...openings).to, 0, rows)
    .join("\n");
}

const isComment = (line: string | undefined): boolean => /^ *(\/\*\*| \*)/.test(line ?? "");

/** The text with lines added before the first line that matches, and before its comment. */
export function beforeLine(text: string, pattern: RegExp, added: string): string {
  const lines = text.split("\n");
  let index = lines.findIndex((line) => pattern.test(line));
  if (index === -1) throw new Error(`no line matches ${pattern}`);
  while (isComment(lines[index - 1])) index--;
  return lines.toSpliced(index, 0, added).join("\n");
}
