import pg from "pg";

/** Creates a login that is a member of one role and nothing else, and connects with it. */
export async function logInAs(
  owner: pg.Client,
  databaseUrl: string,
  name: string,
  memberOf: string,
): Promise<pg.Client> {
  await owner.query(`CREATE ROLE ${name} LOGIN PASSWORD 'sesame' IN ROLE ${memberOf}`);
  const url = new URL(databaseUrl);
  url.username = name;
  url.password = "sesame";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}

/** Logins belong to the cluster, so they would outlive a test's database. */
export async function dropLogin(owner: pg.Client, name: string): Promise<void> {
  await owner.query(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
}
