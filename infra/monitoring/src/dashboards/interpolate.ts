/** Values of Grafana's variables: durations as `5m`, selections as a regular expression. */
export type Values = Readonly<Record<string, string>>;

/** `$1` is not a variable: PromQL's label_replace refers to a capture group that way. */
const VARIABLE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::\w+)?\})/g;

/** The variables that a text uses. */
export const variablesOf = (text: string): string[] => [
  ...new Set([...text.matchAll(VARIABLE)].map(([, plain, braced]) => plain ?? braced ?? "")),
];

/** Replaces variables by their values. Throws on a variable without a value. */
export function interpolate(text: string, values: Values): string {
  return text.replace(VARIABLE, (whole, plain?: string, braced?: string) => {
    const value = values[plain ?? braced ?? ""];
    if (value === undefined) throw new Error(`${whole} has no value in ${text}`);
    return value;
  });
}

/** The text as PromQL with everything selected: for checks of an expression's form, not of its result. */
export const anyChoice = (text: string): string =>
  text.replace(VARIABLE, (_, plain?: string, braced?: string) =>
    (plain ?? braced ?? "").startsWith("__") ? "5m" : ".*",
  );
