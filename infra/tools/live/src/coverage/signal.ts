/** Something that every signal has to have, and what is without it. */
export interface Coverage {
  /** What is counted: `alerts with a runbook`. */
  readonly what: string;
  readonly of: number;
  /** Names of those without, in order. */
  readonly missing: readonly string[];
  /** Names of those that this deployment cannot have, which count for neither. */
  readonly notHere: readonly string[];
}

/** How many of them have it. */
export const covered = ({ of, missing }: Coverage): number => of - missing.length;

/** A thing, and whether it has what is counted. */
export interface Counted {
  readonly name: string;
  readonly has: boolean;
  readonly notHere?: boolean;
}

/** Counts things that have something. Of several with one name each counts. */
export function coverageOf(what: string, things: readonly Counted[]): Coverage {
  const here = things.filter(({ notHere }) => notHere !== true);
  return {
    what,
    of: here.length,
    missing: here.filter(({ has }) => !has).map(({ name }) => name),
    notHere: things.filter(({ notHere }) => notHere === true).map(({ name }) => name),
  };
}
