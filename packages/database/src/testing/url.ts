import type {} from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of the test run's PostgreSQL, as superuser. */
    postgresUrl: string;
  }
}

/** The migrated database that tests copy. */
export const TEMPLATE = "petswipe_template";

/** The URL of another database on the same server, with the same user. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
