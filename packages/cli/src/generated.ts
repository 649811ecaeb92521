/** Generated files of one generator. Paths are relative to the root of the repository. */
export interface Generated {
  readonly files: ReadonlyMap<string, string>;
  /** Problems to fix first, one sentence each. Nothing is written while there are any. */
  readonly problems: readonly string[];
  /** Globs of files that are only generated: matches that `files` lacks are outdated and removed. */
  readonly owned?: readonly string[];
}

/** Runs `make`; an error becomes a problem of the file. */
export function attempt<T>(file: string, make: () => T, problems: string[]): T | undefined {
  try {
    return make();
  } catch (error) {
    problems.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
