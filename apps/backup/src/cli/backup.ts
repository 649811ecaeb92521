/** `pnpm backup`: runs one backup. */
import { parseArgs } from "node:util";
import { runCommand } from "@petswipe/cli/command";
import { configOrExit } from "@petswipe/config";
import { createLogger } from "@petswipe/logging";
import { BACKUP_SOURCES } from "@petswipe/metrics";
import { backUp, type Outcome } from "../backup.ts";
import { formatBytes } from "../format.ts";
import { withLock } from "../lock.ts";
import { openRepositories } from "../repositories.ts";
import { readSettings } from "../settings.ts";
import { configuredSources, VARIABLE } from "../sources/configured.ts";
import { parseSource, stopped } from "./common.ts";

const usage = `Usage: pnpm backup [--source <source>] [--upload]

Backs up the configured sources to the local repository, checks it and removes expired snapshots.
Exit code 0: success; 1: a source, the check or the upload failed; 2: the backup could not start.

  --source <source>  back up only this source (${BACKUP_SOURCES.join(", ")}); repeatable
  --upload           also copy the new snapshots to BACKUP_BUCKET, on any day

Environment: BACKUP_PASSWORD_FILE, BACKUP_FOLDER, DATABASE_URL, PROMETHEUS_DATA and others; see .env.example.
`;

function read(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      source: { type: "string", multiple: true },
      upload: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  return { help: values.help, upload: values.upload, wanted: (values.source ?? []).map(parseSource) };
}

function formatOutcome({ source, snapshot, problems, skipped }: Outcome): string {
  if (skipped !== undefined) return `${source}: skipped: ${skipped}`;
  const success = snapshot && `backed up, ${formatBytes(snapshot.bytes)}, snapshot ${snapshot.id.slice(0, 8)}`;
  return `${source}: ${[success, ...problems.map((problem) => `FAILED: ${problem}`)].filter(Boolean).join("; ")}`;
}

async function run({ upload, wanted }: ReturnType<typeof read>): Promise<number> {
  const settings = configOrExit(() => readSettings(process.env));
  if (upload && settings.BACKUP_BUCKET === undefined) throw new Error("--upload requires BACKUP_BUCKET");
  const all = configuredSources(settings);
  for (const name of wanted.filter((each) => !all.some((source) => source.name === each)))
    throw new Error(`--source ${name} requires ${VARIABLE[name]}`);
  const sources = all.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const repositories = await openRepositories(settings, stopped);
  const logger = createLogger({ service: "backup", environment: settings.NODE_ENV, level: "silent" });
  const uploadSince = upload ? new Date(Math.floor(Date.now() / 1000) * 1000) : undefined;
  const parts = { repositories, sources, uploadSince, logger, signal: stopped };
  const outcomes = await withLock(repositories.folder, () => backUp(parts));
  process.stdout.write(`${outcomes.map(formatOutcome).join("\n")}\n`);
  return outcomes.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

await runCommand({ usage, read, run, failure: "Backup failed" });
