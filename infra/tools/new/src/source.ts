/** Code in the place of a value. */
export class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export const code = (text: string): Code => new Code(text);

/** A value; any part of it may be code. */
export type Sourced<T> =
  | Code
  | (T extends readonly (infer Item)[]
      ? readonly Sourced<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]: Sourced<T[Key]> }
        : T);

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
const keyOf = (key: string): string => (IDENTIFIER.test(key) ? key : JSON.stringify(key));

/** A value as TypeScript. The formatter gives it its form. */
export function source(value: unknown): string {
  if (value instanceof Code) return value.text;
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(source).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, each]) => `${keyOf(key)}: ${source(each)}`).join(", ")} }`;
}

/** A row of a table. */
export const row = (key: string, value: unknown): string => `${keyOf(key)}: ${source(value)},`;
