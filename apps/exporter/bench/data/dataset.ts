import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrate } from "@petswipe/database/migrate";
import { type PostgresServer, projectRoot, reapStale, startPostgres } from "@petswipe/embedded";
import { rebuild } from "../../src/rebuild/rebuild.ts";
import { asReader, databaseUrl, withClient } from "./database.ts";
import { factsVersion, writeFacts } from "./facts.ts";

/** A PostgreSQL server with 30 days of facts. */
export interface Dataset {
  readonly name: string;
  /** As superuser. */
  readonly url: string;
  /** As a login with the exporter's privileges. */
  readonly readerUrl: string;
  readonly server: PostgresServer;
  /** For logs, pid files and configuration of programs that use it. */
  readonly directory: string;
  readonly runDir: string;
  readonly swipes: number;
  /** Duration of the rebuild (`pnpm kpi:rebuild`) when the data was generated. */
  readonly rebuildSeconds: number;
}

interface Stamp {
  readonly version: string;
  readonly createdAt: number;
  readonly rebuildSeconds: number;
}

type Log = (line: string) => void;

/** Windows are relative to now, so older data would leave the short ones empty. Shifting it takes as long as regenerating. */
const MAX_AGE_HOURS = 6;
const MIGRATIONS = fileURLToPath(new URL("../migrations", import.meta.resolve("@petswipe/database")));

/** Default durability, and the memory of a small server. */
const SETTINGS = { shared_buffers: "512MB", max_wal_size: "4GB" };

async function versionOf(swipes: number): Promise<string> {
  const hash = createHash("sha256").update(`${swipes}\n${factsVersion}`);
  for (const file of (await readdir(MIGRATIONS)).toSorted()) hash.update(await readFile(join(MIGRATIONS, file)));
  return hash.digest("hex");
}

/** Returns the duration of the rebuild in seconds. */
async function fill(server: PostgresServer, url: string, swipes: number, log: Log): Promise<number> {
  await withClient(server.url, (admin) => admin.query("CREATE DATABASE bench"));
  await migrate({ url });
  return withClient(url, async (client) => {
    await writeFacts(client, swipes, log);
    await client.query("VACUUM ANALYZE");
    const start = performance.now();
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await rebuild(client, { log: (line) => log(`  rebuild ${line}`) });
    await client.query("COMMIT");
    const seconds = (performance.now() - start) / 1000;
    await client.query("VACUUM ANALYZE");
    await client.query("CHECKPOINT");
    await client.query("CREATE EXTENSION pg_stat_statements");
    return seconds;
  });
}

async function usableStamp(file: string, version: string): Promise<Stamp | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  const stamp: Stamp | undefined = text === undefined ? undefined : JSON.parse(text);
  const fits = stamp?.version === version && Date.now() - stamp.createdAt < MAX_AGE_HOURS * 3_600_000;
  return fits ? stamp : undefined;
}

/** Opens the dataset cached in .cache/bench, or generates it if it is too old or from other code. */
export async function openDataset(name: string, swipes: number, log: Log): Promise<Dataset> {
  const directory = join(projectRoot, ".cache/bench", name);
  const runDir = join(directory, "run");
  await reapStale(runDir);
  const stampFile = join(directory, "stamp.json");
  const version = await versionOf(swipes);
  let stamp = await usableStamp(stampFile, version);
  if (stamp === undefined) await rm(directory, { recursive: true, force: true });
  const server = await startPostgres({ dataDir: join(directory, "postgres"), settings: SETTINGS, runDir });
  try {
    const url = databaseUrl(server.url, "bench");
    if (stamp === undefined) {
      log(`generating ${swipes.toLocaleString("en")} swipes; the data is reused for ${MAX_AGE_HOURS} hours`);
      stamp = { version, createdAt: Date.now(), rebuildSeconds: await fill(server, url, swipes, log) };
      await writeFile(stampFile, JSON.stringify(stamp));
    }
    const { rows } = await withClient(url, (client) => client.query("SELECT count(*)::int AS swipes FROM swipes"));
    const readerUrl = await asReader(url, "exporter");
    return {
      name,
      url,
      readerUrl,
      server,
      directory,
      runDir,
      swipes: rows[0].swipes,
      rebuildSeconds: stamp.rebuildSeconds,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
