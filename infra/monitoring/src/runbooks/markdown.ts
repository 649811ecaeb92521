/** Placeholders in an alert's texts, such as `{job}`, as Markdown. */
export const readable = (text: string): string => text.replaceAll(/\{(\w+)\}/g, "_$1_");

/** Links from one runbook to others. */
export const runbookLinks = (names: readonly string[]): string =>
  names.map((name) => `[${name}](${name}.md)`).join(", ");
