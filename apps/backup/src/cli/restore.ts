/** `pnpm restore`: restores a source from a snapshot, or lists the snapshots. */
import { parseArgs } from "node:util";
import { runCommand } from "@petswipe/cli/command";
import { configOrExit } from "@petswipe/config";
import { BACKUP_SOURCES } from "@petswipe/metrics";
import { formatBytes, formatTime } from "../format.ts";
import { withLock } from "../lock.ts";
import { openRepositories, type Repositories, withStaging } from "../repositories.ts";
import type { BackupSource } from "../restic/snapshot.ts";
import { findSnapshot, type Location, listSnapshots, type StoredSnapshot } from "../restore/find-snapshot.ts";
import { restoreGrafana } from "../restore/grafana.ts";
import { restorePostgres } from "../restore/postgres/postgres.ts";
import { restorePrometheus } from "../restore/prometheus.ts";
import { RefusedError, type RestoreOptions } from "../restore/restore.ts";
import { type BackupSettings, readSettings } from "../settings.ts";
import { VARIABLE } from "../sources/configured.ts";
import { parseSource, stopped } from "./common.ts";

const usage = `Usage: pnpm restore --list [--from local|s3]
       pnpm restore --source <source> [--at <snapshot>] [--from local|s3] [--force]

1. Stop the writers. A restore is refused while clients are connected or the program is running.
2. Restore. The present data is kept under another name until you remove it.
3. Start what you stopped.

Exit code 0: restored; 1: refused, nothing was changed; 2: the restore failed.

  --source <source>    ${BACKUP_SOURCES.join(", ")}
  --at <snapshot>      id from --list, or a prefix of it; default: latest
  --from <repository>  local or s3; default: either, local first
  --force              restore even over newer data
  --list               list snapshots with source, time, size and repository

Environment: BACKUP_PASSWORD_FILE, BACKUP_FOLDER, DATABASE_URL, PROMETHEUS_DATA and others; see .env.example.
`;

const print = (line: string) => process.stdout.write(`${line}\n`);

function parseLocation(name: string | undefined): Location | undefined {
  if (name === undefined || name === "local" || name === "s3") return name;
  throw new Error(`--from ${name}: must be local or s3`);
}

function read(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      source: { type: "string" },
      at: { type: "string", default: "latest" },
      from: { type: "string" },
      force: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const source = values.source === undefined ? undefined : parseSource(values.source);
  if (!values.help && values.list === (source !== undefined)) throw new Error("pass either --list or --source");
  if (values.at === "") throw new Error("--at requires a snapshot id, a prefix of one, or latest");
  return { ...values, source, from: parseLocation(values.from) };
}

async function list(repositories: Repositories, location: Location | undefined): Promise<number> {
  const found = await listSnapshots(repositories, location);
  if (found.length === 0) print("No snapshots yet. Create one with: pnpm backup");
  for (const { repository, snapshot } of found) {
    const { id, source, time, bytes } = snapshot;
    print(
      [id.slice(0, 8), source.padEnd(10), formatTime(time), formatBytes(bytes).padStart(10), repository.where].join(
        "  ",
      ),
    );
  }
  return 0;
}

/** Returns the function that restores a source. Throws an error if its variable is not set. */
function restorer(source: BackupSource, settings: BackupSettings): (options: RestoreOptions) => Promise<void> {
  const { DATABASE_URL, PROMETHEUS_DATA, PROMETHEUS_URL, GRAFANA_DATABASE, GRAFANA_URL } = settings;
  if (source === "postgres" && DATABASE_URL !== undefined) return (options) => restorePostgres(DATABASE_URL, options);
  if (source === "prometheus" && PROMETHEUS_DATA !== undefined)
    return (options) => restorePrometheus(PROMETHEUS_URL, PROMETHEUS_DATA, options);
  if (source === "grafana" && GRAFANA_DATABASE !== undefined)
    return (options) => restoreGrafana(GRAFANA_URL, GRAFANA_DATABASE, options);
  throw new Error(`--source ${source} requires ${VARIABLE[source]}`);
}

async function restore(
  { repository, snapshot }: StoredSnapshot,
  repositories: Repositories,
  force: boolean,
  settings: BackupSettings,
): Promise<void> {
  const { id, source, time, bytes } = snapshot;
  const restoreSource = restorer(source, settings);
  const details = `${formatTime(time)}, ${formatBytes(bytes)}, ${repository.where}`;
  print(`restoring ${source} from snapshot ${id.slice(0, 8)} (${details})`);
  const restoreInto = (folder: string) => repository.restore(snapshot, folder);
  await withStaging(repositories, (staging) =>
    restoreSource({ takenAt: time, restoreInto, staging, force, print, signal: stopped }),
  );
  print("Start what you stopped.");
}

async function run({ list: listing, source, at, from, force }: ReturnType<typeof read>): Promise<number> {
  const settings = configOrExit(() => readSettings(process.env));
  const repositories = await openRepositories(settings, stopped);
  if (listing || source === undefined) return list(repositories, from);
  restorer(source, settings); // throws before any work if the source is not configured
  try {
    await withLock(repositories.folder, async () =>
      restore(await findSnapshot(repositories, source, at, from), repositories, force, settings),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

await runCommand({ usage, read, run, failure: "Restore failed" });
