import { parseArgs } from "node:util";

export interface Arguments {
  readonly json: boolean;
  readonly help: boolean;
  /** Minute boundaries to measure each kind of collection over. */
  readonly minutes: number;
  /** Seed for the order of the insert variants. */
  readonly seed: number;
}

export const USAGE = `Usage: pnpm bench kpi [--json] [--minutes <n>] [--seed <n>]

Measures KPIs by their definitions (naive SQL) and by the exporter, with 1 M and 10 M swipes, and the cost of the exporter's
triggers for inserts. Takes about 20 minutes; the first run takes 5 more to generate its data in .cache/bench (3 GB).

  --json         print the results as JSON; progress always goes to stderr
  --minutes <n>  minute boundaries to measure collections over; default 3
  --seed <n>     seed for the order of the insert variants; random by default, and printed
  --help         show this text
`;

/** Parses the command line. Throws an error that names unknown options. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      minutes: { type: "string", default: "3" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  const minutes = Number(values.minutes);
  if (!Number.isInteger(minutes) || minutes < 1)
    throw new Error(`--minutes ${values.minutes} is not a positive integer`);
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error(`--seed ${values.seed} is not an integer`);
  return { json: values.json, help: values.help, minutes, seed };
}
