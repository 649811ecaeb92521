import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { secret } from "@petswipe/config/secret";
import { type Login, logins } from "@petswipe/database/logins";

/** The addresses of the servers in compose.yaml. */
const POSTGRES = "postgres:5432";
const REDIS = "redis:6379";
export const DATABASE = "petswipe";
/** The initial user of PostgreSQL's container. */
export const OWNER = "petswipe";

/** All secrets. They are generated at the first start and never change. */
export interface Secrets {
  readonly owner: string;
  readonly logins: Readonly<Record<Login, string>>;
  readonly redis: string;
  readonly jwt: string;
  /** The previous key for tokens; undefined until the first rotation. */
  readonly jwtBefore: string | undefined;
  /** The password of encrypted backups. */
  readonly backup: string;
}

/** The content of a file; undefined if it does not exist. */
const textOf = (file: string): Promise<string | undefined> =>
  readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });

const JWT = "jwt";
const JWT_BEFORE = "jwt-before";

/** Reads the secrets in a folder and generates missing ones. */
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

/** Generates a new key for tokens. Tokens of the previous key stay valid until they expire. */
export async function rotateTokenKey(folder: string): Promise<void> {
  await ensureSecrets(folder);
  await rename(join(folder, JWT), join(folder, JWT_BEFORE));
  await secret(folder, JWT);
}

/** The connection string of a role. */
export const databaseUrl = (user: string, password: string): string =>
  `postgres://${user}:${password}@${POSTGRES}/${DATABASE}`;

const variables = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");

/** The secret files by folder and name. Each service mounts its own folder only. */
function filesOf(secrets: Secrets): Readonly<Record<string, string>> {
  const { owner, logins: passwords, redis, jwt, jwtBefore, backup } = secrets;
  const urlOf = (login: Login) => databaseUrl(logins[login].role, passwords[login]);
  return {
    "postgres/password": owner,
    "redis/redis.conf": `requirepass ${redis}\n`,
    // For operators: `docker compose exec redis sh /run/secrets/redis-cli` opens an authenticated session.
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
 * Writes one folder of secrets per service. The files are world-readable, since services run as different users; each
 * container mounts only the folder of its service.
 */
export async function writeSecrets(secrets: Secrets, folder: string): Promise<string[]> {
  const files = Object.entries(filesOf(secrets));
  for (const [name, text] of files) {
    const file = join(folder, name);
    await mkdir(join(file, ".."), { recursive: true });
    await chmod(join(file, ".."), 0o755); // regardless of the umask
    await rm(`${file}.new`, { force: true }); // left by an interrupted start
    await writeFile(`${file}.new`, text, { mode: 0o400, flush: true });
    await chmod(`${file}.new`, 0o444);
    await rename(`${file}.new`, file); // atomic, and replaces a read-only file
  }
  return files.map(([name]) => name);
}
