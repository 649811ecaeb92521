/** DATABASE_URL of a command. Throws if it is missing or not a PostgreSQL URL. */
export function readAddress(env: NodeJS.ProcessEnv): string {
  const url = env["DATABASE_URL"] ?? "";
  if (url === "")
    throw new Error(
      "DATABASE_URL is not set. Example: postgres://user:password@host:5432/database. While pnpm dev runs, its database is databaseUrl in .data/dev/state.json",
    );
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new Error("DATABASE_URL is not a PostgreSQL URL: postgres://user:password@host:5432/database");
  return url;
}
