import pg from "pg";

/** Each program's login, with the group role that grants what it needs and no more. */
export const logins = {
  backend: { role: "petswipe_backend", memberOf: "petswipe_app" },
  exporter: { role: "petswipe_exporter", memberOf: "petswipe_reader" },
  monitor: { role: "petswipe_monitor", memberOf: "pg_monitor" },
} as const;

export type Login = keyof typeof logins;

/** Creates a login, or sets its password. */
export async function ensureLogin(client: pg.Client, login: Login, password: string): Promise<void> {
  const { role, memberOf } = logins[login];
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${role}`);
  await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  await client.query(`GRANT ${memberOf} TO ${role}`);
}
