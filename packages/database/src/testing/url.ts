import type {} from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** The superuser's URL of the run's PostgreSQL. */
    postgresUrl: string;
  }
}

/** The migrated database that tests copy. */
export const TEMPLATE = "petswipe_template";

/** The same server and user, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
