/** How many signals have a required property, and which do not. */
export interface Coverage {
  /** For example `alerts with a runbook`. */
  readonly what: string;
  readonly total: number;
  /** The names of signals without the property, in order. */
  readonly missing: readonly string[];
  /** The names of signals that this deployment cannot have, which are not counted. */
  readonly notDeployed: readonly string[];
}

/** The number of signals with the property. */
export const covered = ({ total, missing }: Coverage): number => total - missing.length;

/** A signal, and whether it has the property. */
export interface Signal {
  readonly name: string;
  readonly has: boolean;
  readonly notDeployed?: boolean;
}

/** Counts the signals that have a property. Signals of the same name count separately. */
export function coverageOf(what: string, signals: readonly Signal[]): Coverage {
  const deployed = signals.filter(({ notDeployed }) => notDeployed !== true);
  return {
    what,
    total: deployed.length,
    missing: deployed.filter(({ has }) => !has).map(({ name }) => name),
    notDeployed: signals.filter(({ notDeployed }) => notDeployed === true).map(({ name }) => name),
  };
}
