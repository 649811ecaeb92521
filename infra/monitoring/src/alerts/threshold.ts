import { comparisonsIn } from "@petswipe/promql/comparisons";
import { secondsAhead } from "@petswipe/promql/prediction";
import { selectorsIn } from "@petswipe/promql/selectors";
import type { AlertSpec, Band, Format } from "./alert.ts";
import { fillIn } from "./fill-in.ts";

/** The first comparison of the expression. */
const DEFAULT = "{bound}";

const OPPOSITE = { ">": "<=", ">=": "<", "<": ">=", "<=": ">" } as const;

const UNITS_SECONDS = { d: 86_400, h: 3600, m: 60, s: 1 } as const;

/** In the largest unit that needs no fraction. */
function duration(seconds: number): string {
  const [unit] = Object.entries(UNITS_SECONDS).filter(([, size]) => seconds !== 0 && seconds % size === 0);
  if (unit !== undefined) return `${seconds / unit[1]}${unit[0]}`;
  return seconds === 0 ? "0s" : `${rounded(seconds * 1000)}ms`;
}

/** Without the digits that floating point adds. */
const rounded = (value: number): number => Number(value.toPrecision(12));

const SHOW: Readonly<Record<Format, (value: number) => string>> = {
  ratio: (value) => `${rounded(value * 100)}%`,
  seconds: duration,
  number: String,
};

type Fillers = Readonly<Record<string, string>>;

/** Of a list, the only different item; undefined if there are several. */
function only<Item>(items: readonly Item[]): Item | undefined {
  const [item, ...others] = new Set(items);
  return others.length === 0 ? item : undefined;
}

function bounds({ expr, boundFormats = [] }: Band, format: Format): Fillers {
  const texts = comparisonsIn(expr).flatMap(({ operator, value }, index) => {
    const show = SHOW[boundFormats[index] ?? format];
    const suffix = index === 0 ? "" : String(index + 1);
    return [
      [`bound${suffix}`, `${operator} ${show(value)}`],
      [`target${suffix}`, `${OPPOSITE[operator]} ${show(value)}`],
    ] as const;
  });
  return Object.fromEntries(texts);
}

function times({ expr, for: hold }: Band): Fillers {
  const range = only(selectorsIn(expr).flatMap(({ lookback }) => lookback));
  const ahead = only(secondsAhead(expr));
  return {
    ...(range !== undefined && { range }),
    ...(ahead !== undefined && { ahead: duration(ahead) }),
    ...(hold !== undefined && { for: hold }),
  };
}

/** What the placeholders of a band's threshold stand for; nothing where its expression is not PromQL. */
export function thresholdFillers(band: Band, format: Format): Fillers {
  try {
    return { ...band.labels, ...bounds(band, format), ...times(band) };
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** What a band's value is compared with, for display: `> 10%`. Placeholders without a meaning stay. */
export function thresholdOf({ format }: Pick<AlertSpec, "format">, band: Band): string {
  const fillers = thresholdFillers(band, format);
  return fillIn(band.threshold ?? DEFAULT, (placeholder) => fillers[placeholder] ?? `{${placeholder}}`);
}
