/** `pnpm restore`: puts a source back to a snapshot, or lists those. */
import { parseArgs } from "node:util";
import { runCommand } from "@petswipe/cli/command";
import { configOrExit } from "@petswipe/config";
import { BACKUP_SOURCES } from "@petswipe/metrics";
import { alone } from "../lock.ts";
import { openPlace, type Place, withStaging } from "../place.ts";
import type { BackupSource } from "../restic/snapshot.ts";
import { restoreGrafana } from "../restore/grafana.ts";
import { type Found, listed, pick, type Where } from "../restore/pick.ts";
import { restorePostgres } from "../restore/postgres/postgres.ts";
import { restorePrometheus } from "../restore/prometheus.ts";
import { RefusedError, type RestoreOptions } from "../restore/restore.ts";
import { type BackupSettings, readSettings } from "../settings.ts";
import { VARIABLE } from "../sources/all.ts";
import { clock, size } from "../words.ts";
import { sourceNamed, stopped } from "./common.ts";

const usage = `Usage: pnpm restore --list [--from local|s3]
       pnpm restore --source <source> [--at <snapshot>] [--from local|s3] [--force]

1. Stop what writes: it refuses while somebody is connected, or the program runs.
2. Restore: what is there now is kept under another name until somebody removes it.
3. Start again what was stopped.

Exit code 0: done; 1: refused, nothing was changed; 2: it could not be done.

  --source <source>    ${BACKUP_SOURCES.join(", ")}
  --at <snapshot>      the begin of an id from --list; the latest without it
  --from <repository>  local or s3; without it whichever has the snapshot
  --force              even when what is there is newer
  --list               shows every snapshot: of what, when, how large, where

Environment: BACKUP_PASSWORD_FILE, BACKUP_FOLDER, DATABASE_URL, PROMETHEUS_DATA and others: see .env.example.
`;

const say = (line: string) => process.stdout.write(`${line}\n`);

function whereNamed(name: string | undefined): Where | undefined {
  if (name === undefined || name === "local" || name === "s3") return name;
  throw new Error(`--from ${name}: it is local or s3`);
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
  const source = values.source === undefined ? undefined : sourceNamed(values.source);
  if (!values.help && values.list === (source !== undefined)) throw new Error("say --list, or what by --source");
  if (values.at === "") throw new Error("--at needs the begin of an id, or latest");
  return { ...values, source, from: whereNamed(values.from) };
}

async function list(place: Place, where: Where | undefined): Promise<number> {
  const found = await listed(place, where);
  if (found.length === 0) say("There is no snapshot yet: pnpm backup makes one.");
  for (const { repository, snapshot } of found) {
    const { id, source, time, bytes } = snapshot;
    say([id.slice(0, 8), source.padEnd(10), clock(time), size(bytes).padStart(10), repository.where].join("  "));
  }
  return 0;
}

/** The address or file that a source is restored to. Throws when the environment does not name it. */
function restorer(source: BackupSource, settings: BackupSettings): (options: RestoreOptions) => Promise<void> {
  const { DATABASE_URL, PROMETHEUS_DATA, PROMETHEUS_URL, GRAFANA_DATABASE, GRAFANA_URL } = settings;
  if (source === "postgres" && DATABASE_URL !== undefined) return (options) => restorePostgres(DATABASE_URL, options);
  if (source === "prometheus" && PROMETHEUS_DATA !== undefined)
    return (options) => restorePrometheus(PROMETHEUS_URL, PROMETHEUS_DATA, options);
  if (source === "grafana" && GRAFANA_DATABASE !== undefined)
    return (options) => restoreGrafana(GRAFANA_URL, GRAFANA_DATABASE, options);
  throw new Error(`--source ${source} needs ${VARIABLE[source]}`);
}

async function restore({ repository, snapshot }: Found, place: Place, force: boolean, settings: BackupSettings) {
  const { id, source, time, bytes } = snapshot;
  const put = restorer(source, settings);
  say(`restoring ${source} from snapshot ${id.slice(0, 8)} of ${clock(time)} (${size(bytes)}, ${repository.where})`);
  const fetchInto = (folder: string) => repository.restore(snapshot, folder);
  await withStaging(place, (staging) => put({ takenAt: time, fetchInto, staging, force, say, signal: stopped }));
  say("Start again what was stopped.");
}

async function run({ list: listing, source, at, from, force }: ReturnType<typeof read>): Promise<number> {
  const settings = configOrExit(() => readSettings(process.env));
  const place = await openPlace(settings, stopped);
  if (listing || source === undefined) return list(place, from);
  restorer(source, settings);
  try {
    await alone(place.folder, async () => restore(await pick(place, source, at, from), place, force, settings));
    return 0;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

await runCommand({ usage, read, run, failure: "Nothing was restored" });
