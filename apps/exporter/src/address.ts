/** The database that a command is for. Throws when DATABASE_URL is missing or is no address of PostgreSQL. */
export function readAddress(env: NodeJS.ProcessEnv): string {
  const url = env["DATABASE_URL"] ?? "";
  if (url === "") throw new Error("DATABASE_URL is not set: postgres://user:password@host:5432/database");
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new Error("DATABASE_URL is no address of PostgreSQL: postgres://user:password@host:5432/database");
  return url;
}
