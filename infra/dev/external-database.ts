import { ConfigError } from "@petswipe/config";
import pg from "pg";

/** Whether a connection string refers to this machine, as the driver parses it (including `?host=`). */
export function isLocalDatabase(url: string): boolean {
  const { host } = new pg.Client({ connectionString: url });
  return host.startsWith("/") || host === "localhost" || host === "::1" || /^127(\.\d+){3}$/.test(host);
}

/**
 * Whether `pnpm dev` may fill an empty external database with demo data, whose accounts have a public password. Throws a
 * ConfigError when the database is on another machine and DEV_SEED is not set.
 */
export function mayFill(url: string, devSeed: "yes" | "no" | undefined): boolean {
  if (devSeed === undefined && !isLocalDatabase(url)) {
    throw new ConfigError([
      "DATABASE_URL is on another machine. pnpm dev would migrate it and fill an empty database with demo accounts, " +
        "including an admin, whose password is public. Set DEV_SEED=no to migrate only, or DEV_SEED=yes to do both",
    ]);
  }
  return devSeed !== "no";
}
