import { markdownTable as render } from "markdown-table";

const escaped = (cell: string): string => cell.replaceAll("|", "\\|");

/** A Markdown table with padded columns. The first row is the header. */
export const markdownTable = (rows: readonly (readonly string[])[]): string =>
  render(rows.map((row) => row.map(escaped)));

/** Replaces the text between the markers `<!-- part -->` and `<!-- /part -->`. Throws when they are missing. */
export function withPart(text: string, part: string, content: string): string {
  const begin = `<!-- ${part} -->`;
  const end = `<!-- /${part} -->`;
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${begin} … ${end} is missing`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}
