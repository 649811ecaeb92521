/** A table in the formatter's style, its first row the header. */
export function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}

/** The text with what stands between a part's two markers replaced. Throws when it has no such markers. */
export function withPart(text: string, part: string, content: string): string {
  const [begin, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`there is no ${begin} … ${end}`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}

/** Placeholders of an alert's texts, such as `{job}`, as people read them. */
export const readable = (text: string): string => text.replaceAll(/\{(\w+)\}/g, "_$1_");

/** Links to runbooks that lie beside this one. */
export const runbookLinks = (names: readonly string[]): string =>
  names.map((name) => `[${name}](${name}.md)`).join(", ");
