import { randomBytes } from "node:crypto";
import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { asOrdinaryUser } from "./binaries.ts";

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function passwordOf(dataDir: string): Promise<{ password: string; file: string }> {
  const file = `${dataDir}.password`;
  await mkdir(dirname(dataDir), { recursive: true });
  if (!(await exists(file))) await writeFile(file, randomBytes(24).toString("base64url"), { mode: 0o600, flag: "wx" });
  return { password: await readFile(file, "utf8"), file };
}

/**
 * Creates a cluster (UTF-8, locale C, scram-sha-256) in `dataDir` unless there is one. Returns the superuser's password,
 * which is stored in `<dataDir>.password` (0600). An interrupted start leaves no incomplete cluster.
 */
export async function initializeCluster(initdb: string, dataDir: string): Promise<string> {
  const { password, file } = await passwordOf(dataDir);
  if (await exists(join(dataDir, "PG_VERSION"))) return password;
  const unfinished = `${dataDir}.initializing`;
  await rm(unfinished, { recursive: true, force: true });
  const options = ["--username=postgres", `--pwfile=${file}`, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"];
  // --no-sync: a new cluster holds nothing worth an fsync per file.
  const initdbCommand = asOrdinaryUser(initdb, ["-D", unfinished, "--no-sync", ...options]);
  const result = await execa(initdbCommand.command, initdbCommand.args, { all: true, reject: false });
  if (result.failed) {
    throw new Error(`initdb could not create a PostgreSQL cluster in ${dataDir}:\n${result.all || result.message}`);
  }
  await rename(unfinished, dataDir);
  return password;
}
