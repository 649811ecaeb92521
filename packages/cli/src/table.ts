export type Align = "left" | "right";

/** The alignment of a column of names followed by numbers. */
export const NUMBERS: readonly Align[] = ["left", "right"];

/**
 * A text table: each column is as wide as its longest cell, with two spaces between columns. The last alignment applies to
 * all columns that follow.
 */
export function textTable(rows: readonly (readonly string[])[], align: readonly Align[] = ["left"]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) => {
    const width = widths[column] ?? 0;
    return (align[column] ?? align.at(-1)) === "right" ? cell.padStart(width) : cell.padEnd(width);
  };
  return rows.map((row) => row.map(pad).join("  ").trimEnd()).join("\n");
}
