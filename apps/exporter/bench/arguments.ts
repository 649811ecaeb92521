import { parseArgs } from "node:util";

export interface Arguments {
  readonly json: boolean;
  readonly help: boolean;
  /** Turns of the minute that each kind of collection is watched for. */
  readonly minutes: number;
  /** Of the order in which variants of inserts take turns. */
  readonly seed: number;
}

export const USAGE = `Usage: pnpm bench kpi [--json] [--minutes <n>] [--seed <n>]

Measures KPIs by their definitions (naive SQL) and by the exporter, over 1 M and 10 M swipes, and what the exporter's
triggers cost inserts. Takes about 20 minutes; a first run makes its data in .cache/bench (3 GB), about 5 minutes more.

  --json         results for machines on stdout; progress goes to stderr either way
  --minutes <n>  how many turns of the minute collections are watched for; 3 unless told
  --seed <n>     the order in which the variants of inserts take turns; printed; another one each time unless told
  --help         show this text
`;

/** Reads the command line. Throws an error that names what it does not know. */
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
    throw new Error(`--minutes ${values.minutes} is no whole number from 1 on`);
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error(`--seed ${values.seed} is no whole number`);
  return { json: values.json, help: values.help, minutes, seed };
}
