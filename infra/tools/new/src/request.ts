import type { Draft } from "./draft.ts";

/** What the command line says besides the kind. */
export interface Request {
  readonly name: string;
  readonly options: Readonly<Partial<Record<Option, string>>>;
}

export const OPTIONS = [
  "in",
  "metric",
  "above",
  "below",
  "severity",
  "for",
  "panel",
  "labels",
  "type",
  "text",
  "route",
  "roles",
] as const;
export type Option = (typeof OPTIONS)[number];

/** Drafts a kind of thing. Returns what is left to do besides the marks, a sentence each. Throws on a request that makes no sense. */
export type Kind = (request: Request, draft: Draft) => readonly string[];

/** The value of an option. Throws an error that says what it means when it is absent. */
export function required({ options }: Request, option: Option, meaning: string): string {
  const value = options[option];
  if (value === undefined || value.trim() === "") throw new Error(`--${option} is missing: ${meaning}`);
  return value;
}

/** The name. Throws unless it has the form that a pattern describes. */
export function named({ name }: Request, pattern: RegExp, form: string): string {
  if (!pattern.test(name)) throw new Error(`${name} is not a name of this kind: ${form}`);
  return name;
}
