import { ConfigError } from "@petswipe/config";
import pg from "pg";

/** Whether a connection string leads to this machine, by the driver's own reading of it (`?host=` counts, say). */
export function isLocalDatabase(url: string): boolean {
  const { host } = new pg.Client({ connectionString: url });
  return host.startsWith("/") || host === "localhost" || host === "::1" || /^127(\.\d+){3}$/.test(host);
}

/**
 * Whether `pnpm dev` may fill an empty given database with the demo, whose accounts have a public password. Throws a
 * ConfigError when the database is on another machine and nobody has said so.
 */
export function mayFill(url: string, told: "yes" | "no" | undefined): boolean {
  if (told === undefined && !isLocalDatabase(url)) {
    throw new ConfigError([
      "DATABASE_URL is on another machine. Development would migrate it and, were it empty, fill it with demo accounts " +
        "whose password is public, an admin among them. Set DEV_SEED=no to migrate only, or DEV_SEED=yes to do both",
    ]);
  }
  return told !== "no";
}
