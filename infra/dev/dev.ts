import { configOrExit } from "@petswipe/config";
import { projectRoot, reapStale, tryLock } from "@petswipe/embedded";
import { readArguments, usage } from "./arguments.ts";
import { createLog } from "./log.ts";
import { type Paths, pathsOf, preparePaths } from "./paths.ts";
import { PortsTakenError, resolvePorts } from "./ports.ts";
import { startStack } from "./run.ts";
import { readSettings, type Settings } from "./settings.ts";
import { portRequests } from "./stack.ts";
import { renderSummary } from "./summary.ts";
import { supervise } from "./supervise.ts";

const log = createLog(process.stdout);

function argumentsOrExit() {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return process.exit(2);
  }
}

async function run(settings: Settings, paths: Paths, withTraffic: boolean): Promise<number> {
  const reaped = await reapStale(paths.run);
  if (reaped.length > 0) log(`stopped processes of an earlier run that was killed: ${reaped.join(", ")}`);
  const ports = await resolvePorts(portRequests(settings));
  await preparePaths(paths);
  return supervise({
    log,
    statePath: paths.state,
    async start(supervisor) {
      const urls = await startStack({ settings, paths, ports, log }, supervisor, withTraffic);
      return { databaseUrl: urls.owner };
    },
    onReady: (statuses) => process.stdout.write(`\n${renderSummary(statuses, projectRoot)}\n\n`),
  });
}

async function main(settings: Settings, withTraffic: boolean): Promise<number> {
  const paths = pathsOf(settings.DEV_DATA_DIR);
  const lock = await tryLock(paths.lock);
  if (!lock.taken) {
    process.stderr.write(`pnpm dev is already running in ${projectRoot} (process ${lock.holder.pid}): stop it first\n`);
    return 1;
  }
  try {
    return await run(settings, paths, withTraffic);
  } catch (error) {
    if (!(error instanceof PortsTakenError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    await lock.release();
  }
}

const { help, traffic } = argumentsOrExit();
if (help) process.stdout.write(usage);
// Aborted downloads would keep the process alive without an explicit exit.
else
  process.exit(
    await main(
      configOrExit(() => readSettings(process.env)),
      traffic,
    ),
  );
