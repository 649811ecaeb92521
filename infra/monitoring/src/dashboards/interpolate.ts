/** Values in place of Grafana's variables: durations as `5m`, what is chosen as a regular expression. */
export type Values = Readonly<Record<string, string>>;

/** `$1` is none: so PromQL's label_replace calls a group of its regular expression. */
const VARIABLE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::\w+)?\})/g;

/** The variables that a text names. */
export const variablesOf = (text: string): string[] => [
  ...new Set([...text.matchAll(VARIABLE)].map(([, plain, braced]) => plain ?? braced ?? "")),
];

/** A text with values in place of variables. Throws on a variable that has none. */
export function interpolate(text: string, values: Values): string {
  return text.replace(VARIABLE, (whole, plain?: string, braced?: string) => {
    const value = values[plain ?? braced ?? ""];
    if (value === undefined) throw new Error(`${whole} has no value in ${text}`);
    return value;
  });
}

/** The text as PromQL, whatever is chosen: for what asks of an expression's form, not of its answer. */
export const anyChoice = (text: string): string =>
  text.replace(VARIABLE, (_, plain?: string, braced?: string) =>
    (plain ?? braced ?? "").startsWith("__") ? "5m" : ".*",
  );
