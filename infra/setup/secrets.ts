import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { secret } from "@petswipe/config/secret";
import { type Login, logins } from "@petswipe/database/logins";

/** The names of the servers in compose.yaml. */
const POSTGRES = "postgres:5432";
const REDIS = "redis:6379";
export const DATABASE = "petswipe";
/** The first user of PostgreSQL's container. */
export const OWNER = "petswipe";

/** Every secret by its name: made at the first start, the same ever after. */
export interface Secrets {
  readonly owner: string;
  readonly logins: Readonly<Record<Login, string>>;
  readonly redis: string;
  readonly jwt: string;
  /** What signed tokens before; undefined until it was turned over. */
  readonly jwtBefore: string | undefined;
  /** What backups are encrypted with. */
  readonly backup: string;
}

/** The text of a file; undefined where there is none. */
const textOf = (file: string): Promise<string | undefined> =>
  readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });

const JWT = "jwt";
const JWT_BEFORE = "jwt-before";

/** Reads the secrets below a folder, and makes those that are missing. */
export async function ensureSecrets(folder: string): Promise<Secrets> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = Object.keys(logins) as Login[];
  const passwords = names.map(async (login) => [login, await secret(folder, `database-${login}`)] as const);
  return {
    owner: await secret(folder, "database-owner"),
    logins: Object.fromEntries(await Promise.all(passwords)) as Record<Login, string>,
    redis: await secret(folder, "redis"),
    jwt: await secret(folder, JWT),
    jwtBefore: await textOf(join(folder, JWT_BEFORE)),
    backup: await secret(folder, "backup"),
  };
}

/** Makes a new key for tokens; those of the key before go on being good until they run out. */
export async function turnOverTokens(folder: string): Promise<void> {
  await ensureSecrets(folder);
  await rename(join(folder, JWT), join(folder, JWT_BEFORE));
  await secret(folder, JWT);
}

/** Where a role finds the database. */
export const databaseUrl = (user: string, password: string): string =>
  `postgres://${user}:${password}@${POSTGRES}/${DATABASE}`;

const variables = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");

/** What each service is told, by its folder and file: nobody is told what another one needs. */
function filesOf(secrets: Secrets): Readonly<Record<string, string>> {
  const { owner, logins: passwords, redis, jwt, jwtBefore, backup } = secrets;
  const urlOf = (login: Login) => databaseUrl(logins[login].role, passwords[login]);
  return {
    "postgres/password": owner,
    "redis/redis.conf": `requirepass ${redis}\n`,
    // For people: `docker compose exec redis sh /run/secrets/redis-cli` knows the password.
    "redis/redis-cli": `exec redis-cli -a ${redis} --no-auth-warning "$@"\n`,
    "backend/env": variables({
      DATABASE_URL: urlOf("backend"),
      REDIS_URL: `redis://:${redis}@${REDIS}`,
      JWT_SECRET: jwt,
      ...(jwtBefore !== undefined && { JWT_SECRET_PREVIOUS: jwtBefore }),
    }),
    "exporter/env": variables({ DATABASE_URL: urlOf("exporter") }),
    "backup/env": variables({ DATABASE_URL: databaseUrl(OWNER, owner) }),
    "backup/password": backup,
    "postgres-exporter/password": passwords.monitor,
    "redis-exporter/passwords.json": `${JSON.stringify({ [`redis://${REDIS}`]: redis })}\n`,
  };
}

/**
 * Writes a folder with the secrets of each service. Their users differ, so that everybody may read a folder's files: it is
 * the mount of the one folder that tells a service its own alone.
 */
export async function writeSecrets(secrets: Secrets, folder: string): Promise<string[]> {
  const files = Object.entries(filesOf(secrets));
  for (const [name, text] of files) {
    const file = join(folder, name);
    await mkdir(join(file, ".."), { recursive: true });
    await chmod(join(file, ".."), 0o755); // regardless of the umask
    await rm(`${file}.new`, { force: true }); // of a start that was cut short
    await writeFile(`${file}.new`, text, { mode: 0o400, flush: true });
    await chmod(`${file}.new`, 0o444);
    await rename(`${file}.new`, file); // whole or not at all, over one that nobody may write
  }
  return files.map(([name]) => name);
}
