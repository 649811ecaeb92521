/** The backup service: backs up daily, uploads weekly, and exposes the results as metrics. */
import { setInterval } from "node:timers/promises";
import { configOrExit, listenOrExit } from "@petswipe/config";
import { reasonOf } from "@petswipe/database";
import { createLogger } from "@petswipe/logging";
import { BACKUP_SOURCES, backupMetrics } from "@petswipe/metrics";
import { collectDefaultMetrics, createInstruments, createRegistry } from "@petswipe/metrics/instruments";
import closeWithGrace from "close-with-grace";
import { openRepositories } from "./repositories.ts";
import { buildApp } from "./service/app.ts";
import { trackState } from "./service/state.ts";
import { ticker } from "./service/tick.ts";
import { type BackupSettings, readSettings } from "./settings.ts";
import { configuredSources, VARIABLE } from "./sources/configured.ts";

const TICK_MS = 15_000;

/** Sources and repositories; exits with the reason and code 1 if they are unavailable. */
async function partsOrExit(settings: BackupSettings, signal: AbortSignal) {
  try {
    return { sources: configuredSources(settings), repositories: await openRepositories(settings, signal) };
  } catch (error) {
    process.stderr.write(`${reasonOf(error)}\n`);
    return process.exit(1);
  }
}

const settings = configOrExit(() => readSettings(process.env));
const logger = createLogger({ service: "backup", environment: settings.NODE_ENV, level: settings.LOG_LEVEL });
const registry = createRegistry();
collectDefaultMetrics({ register: registry });
const state = trackState(createInstruments(backupMetrics, registry));
const stop = new AbortController();
const { sources, repositories } = await partsOrExit(settings, stop.signal);
for (const name of BACKUP_SOURCES.filter((each) => !sources.some((source) => source.name === each)))
  logger.info({ source: name }, `skipping ${name}: ${VARIABLE[name]} is not set`);

const app = buildApp({ logger, registry, metricsToken: settings.METRICS_TOKEN, state });
const schedule = { at: settings.BACKUP_AT, uploadOn: settings.BACKUP_UPLOAD_ON };
const tick = ticker({ repositories, sources, schedule, state, logger, signal: stop.signal });

async function work(): Promise<void> {
  await tick(new Date());
  try {
    for await (const _ of setInterval(TICK_MS, undefined, { signal: stop.signal })) await tick(new Date());
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
}

await listenOrExit(app, { host: settings.HOST, port: settings.PORT });
const working = work();

closeWithGrace({ delay: 10_000, logger: false }, async ({ signal, err }) => {
  if (err) logger.fatal({ err }, "stopping because of an error");
  else logger.info({ signal }, "stopping");
  stop.abort(); // restic removes its lock
  await working;
  await app.close();
});
