/** `pnpm backup`: one backup, now. */
import { parseArgs } from "node:util";
import { runCommand } from "@petswipe/cli/command";
import { configOrExit } from "@petswipe/config";
import { createLogger } from "@petswipe/logging";
import { BACKUP_SOURCES } from "@petswipe/metrics";
import { backUp, type Outcome } from "../backup.ts";
import { alone } from "../lock.ts";
import { openPlace } from "../place.ts";
import { readSettings } from "../settings.ts";
import { sourcesOf, VARIABLE } from "../sources/all.ts";
import { size } from "../words.ts";
import { sourceNamed, stopped } from "./common.ts";

const usage = `Usage: pnpm backup [--source <source>] [--upload]

Backs up what the environment names, now, into the local repository; checks it and removes what is too old.
Exit code 0: done; 1: something failed, which is told; 2: it could not begin.

  --source <source>  only this one, of ${BACKUP_SOURCES.join(", ")}; may be given several times
  --upload           copies the result to BACKUP_BUCKET, whatever the day

Environment: BACKUP_PASSWORD_FILE, BACKUP_FOLDER, DATABASE_URL, PROMETHEUS_DATA and others: see .env.example.
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
  return { help: values.help, upload: values.upload, wanted: (values.source ?? []).map(sourceNamed) };
}

function told({ source, snapshot, faults, leftOut }: Outcome): string {
  if (leftOut !== undefined) return `${source}: left out, ${leftOut}`;
  const made = snapshot && `backed up, ${size(snapshot.bytes)}, snapshot ${snapshot.id.slice(0, 8)}`;
  return `${source}: ${[made, ...faults.map((fault) => `FAILED: ${fault}`)].filter(Boolean).join("; ")}`;
}

async function run({ upload, wanted }: ReturnType<typeof read>): Promise<number> {
  const settings = configOrExit(() => readSettings(process.env));
  if (upload && settings.BACKUP_BUCKET === undefined) throw new Error("--upload needs BACKUP_BUCKET");
  const all = sourcesOf(settings);
  for (const name of wanted.filter((each) => !all.some((source) => source.name === each)))
    throw new Error(`--source ${name} needs ${VARIABLE[name]}`);
  const sources = all.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const place = await openPlace(settings, stopped);
  const logger = createLogger({ service: "backup", environment: settings.NODE_ENV, level: "silent" });
  const uploadSince = upload ? new Date(Math.floor(Date.now() / 1000) * 1000) : undefined;
  const outcomes = await alone(place.folder, () => backUp({ place, sources, uploadSince, logger, signal: stopped }));
  process.stdout.write(`${outcomes.map(told).join("\n")}\n`);
  return outcomes.some(({ faults }) => faults.length > 0) ? 1 : 0;
}

await runCommand({ usage, read, run, failure: "No backup was made" });
