/** A table in the formatter's style; its first row is the header. */
export function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}

/** The text with the content between a part's two markers replaced. Throws if the markers are missing. */
export function withPart(text: string, part: string, content: string): string {
  const [begin, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${begin} … ${end} is missing`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}

/** Placeholders in an alert's texts, such as `{job}`, as Markdown. */
export const readable = (text: string): string => text.replaceAll(/\{(\w+)\}/g, "_$1_");

/** Links from one runbook to others. */
export const runbookLinks = (names: readonly string[]): string =>
  names.map((name) => `[${name}](${name}.md)`).join(", ");
