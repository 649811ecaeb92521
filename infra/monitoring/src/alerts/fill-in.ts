/** Replaces `{value}`, `{threshold}` and `{label}` placeholders in an alert's text. */
export function fillIn(text: string, fill: (placeholder: string) => string): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, placeholder: string) => fill(placeholder));
}
