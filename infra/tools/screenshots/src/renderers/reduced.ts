import { THEME } from "../colors.ts";
import { type DisplayField, type DisplayValue, displayValue } from "../display-value.ts";
import { type Line, type LineSource, linesOf, newest } from "../lines.ts";
import { NO_DATA } from "../text/no-data.ts";

interface ReducedField extends DisplayField {
  readonly noValue?: string;
}

/** The newest value of a line. */
export interface Reduced<Field> extends DisplayValue {
  readonly line: Line<Field>;
  /** Undefined where there is none. */
  readonly value: number | undefined;
}

/** The newest value of each line of a panel. */
export function reducedOf<Field extends ReducedField>(source: LineSource<Field>): Reduced<Field>[] {
  return linesOf(source).map((line) => {
    const value = newest(line);
    if (value !== undefined) return { line, value, ...displayValue(line.field, value) };
    const { noValue } = line.field;
    return { line, value, text: noValue ?? NO_DATA, color: noValue === undefined ? THEME.error : THEME.text };
  });
}
