/**
 * Prepares a deployment before its containers start: `files` (secrets, configuration), then `database` (schema, logins).
 * Operators run `rotate-token-key` to sign with a new key; tokens signed with the previous key stay valid.
 */
import { mkdir } from "node:fs/promises";
import { configOrExit } from "@petswipe/config";
import { prepareDatabase } from "@petswipe/database/prepare";
import { seed } from "@petswipe/demo/seed";
import { configuration } from "@petswipe/monitoring/configure/configuration";
import { readMonitoringSettings } from "@petswipe/monitoring/configure/settings";
import { writeConfiguration } from "@petswipe/monitoring/configure/write";
import { withProfiles } from "./profiles.ts";
import { databaseUrl, ensureSecrets, OWNER, rotateTokenKey, writeSecrets } from "./secrets.ts";
import { readSetupSettings } from "./settings.ts";

const SECRETS = "/secrets";
const CONFIG = "/config";
/** Folders in which compose.yaml mounts files that are the same for every deployment. */
const MOUNTED = ["prometheus/rules", "alertmanager/templates"];

const log = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function files(): Promise<void> {
  const settings = configOrExit(() => readMonitoringSettings(withProfiles(process.env)));
  for (const file of await writeSecrets(await ensureSecrets(`${SECRETS}/setup`), SECRETS)) log(`secret ${file}`);
  const made = configuration(settings);
  for (const folder of MOUNTED) await mkdir(`${CONFIG}/${folder}`, { recursive: true });
  for (const file of await writeConfiguration(made, CONFIG)) log(`wrote ${file}`);
  for (const warning of made.warnings) log(`warning: ${warning}`);
}

async function database(): Promise<void> {
  const { PETSWIPE_DEMO } = configOrExit(() => readSetupSettings(process.env));
  const { owner, logins: passwords } = await ensureSecrets(`${SECRETS}/setup`);
  await prepareDatabase({
    url: databaseUrl(OWNER, owner),
    passwords,
    fill: PETSWIPE_DEMO === "yes" ? seed : undefined,
    log,
  });
  log("the database is ready");
}

async function rotate(): Promise<void> {
  await rotateTokenKey(`${SECRETS}/setup`);
  await files();
  log("the backend signs tokens with a new key after its next restart");
}

const tasks: Readonly<Record<string, () => Promise<void>>> = { files, database, "rotate-token-key": rotate };
const [name = ""] = process.argv.slice(2);
const task = tasks[name];
if (task === undefined) {
  process.stderr.write(`setup ${name}: expected one of ${Object.keys(tasks).join(", ")}\n`);
  process.exit(2);
}
try {
  await task();
} catch (error) {
  process.stderr.write(`setup ${name} failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
