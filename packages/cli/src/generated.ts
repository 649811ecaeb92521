/** What one part of the repository generates. Paths are relative to the repository's root. */
export interface Generated {
  readonly files: ReadonlyMap<string, string>;
  /** What has to be repaired first, a sentence each. While there is one, nothing is written. */
  readonly problems: readonly string[];
  /** Globs of files that are generated and nothing else: what they match and `files` lacks is out of date, and removed. */
  readonly owned?: readonly string[];
}

/** Runs `make` on behalf of a file: an error becomes a problem that names the file. */
export function attempt<T>(file: string, make: () => T, problems: string[]): T | undefined {
  try {
    return make();
  } catch (error) {
    problems.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
