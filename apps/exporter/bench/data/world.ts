import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrate } from "@petswipe/database/migrate";
import { type PostgresServer, projectRoot, reapStale, startPostgres } from "@petswipe/embedded";
import { rebuild } from "../../src/rebuild/rebuild.ts";
import { asReader, databaseUrl, withClient } from "./database.ts";
import { factsVersion, writeFacts } from "./facts.ts";

/** A PostgreSQL of its own with 30 days of facts. */
export interface World {
  readonly name: string;
  /** As superuser. */
  readonly url: string;
  /** As a log-in that may do what the exporter may. */
  readonly readerUrl: string;
  readonly server: PostgresServer;
  /** For logs, pid files and configuration of what runs beside it. */
  readonly directory: string;
  readonly runDir: string;
  readonly swipes: number;
  /** How long the rebuild of `pnpm kpi:rebuild` took when the data was made. */
  readonly rebuildSeconds: number;
}

interface Stamp {
  readonly version: string;
  readonly madeAt: number;
  readonly rebuildSeconds: number;
}

type Log = (line: string) => void;

/** Windows are relative to now: older data would leave the short ones empty. Moving it costs what making it anew does. */
const MAX_AGE_HOURS = 6;
const MIGRATIONS = fileURLToPath(new URL("../migrations", import.meta.resolve("@petswipe/database")));

/** The durability that a server has by default, and memory as a small one has it. */
const SETTINGS = { shared_buffers: "512MB", max_wal_size: "4GB" };

async function versionOf(swipes: number): Promise<string> {
  const hash = createHash("sha256").update(`${swipes}\n${factsVersion}`);
  for (const file of (await readdir(MIGRATIONS)).toSorted()) hash.update(await readFile(join(MIGRATIONS, file)));
  return hash.digest("hex");
}

/** Seconds that the rebuild took. */
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
  const fits = stamp?.version === version && Date.now() - stamp.madeAt < MAX_AGE_HOURS * 3_600_000;
  return fits ? stamp : undefined;
}

/** Opens the world that an earlier run left below .cache/bench, or makes it when it is too old, or made by other code. */
export async function openWorld(name: string, swipes: number, log: Log): Promise<World> {
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
      log(`making ${swipes.toLocaleString("en")} swipes, to be used again for ${MAX_AGE_HOURS} hours`);
      stamp = { version, madeAt: Date.now(), rebuildSeconds: await fill(server, url, swipes, log) };
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
