import { configOrExit } from "@petswipe/config";
import { projectRoot, reapStale, tryLock } from "@petswipe/embedded";
import { readArguments, usage } from "./arguments.ts";
import { createLog } from "./log.ts";
import { pathsOf, preparePaths } from "./paths.ts";
import { PortsTakenError, resolvePorts } from "./ports.ts";
import { startStack } from "./run.ts";
import { readSettings, type Settings } from "./settings.ts";
import { portRequests, type Stack } from "./stack.ts";
import { removeState, writeState } from "./state.ts";
import { Supervisor } from "./supervisor.ts";
import { renderSummary } from "./table.ts";
import { aborted, stopRequest } from "./until-stopped.ts";

const log = createLog(process.stdout);

function argumentsOrExit() {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return process.exit(2);
  }
}

/** Runs everything until it is asked to stop; returns the exit code. */
async function superviseUntilStopped(stack: Stack, withTraffic: boolean): Promise<number> {
  const { state } = stack.paths;
  let ready = false;
  let databaseUrl: string | undefined;
  const publish = () =>
    writeState(state, {
      pid: process.pid,
      ready,
      ...(databaseUrl && { databaseUrl }),
      services: supervisor.statuses(),
    });
  const supervisor = new Supervisor({ log, onChange: publish });
  const stop = await stopRequest();
  const stopped = aborted(stop);
  let code = 0;
  try {
    const started = startStack(stack, supervisor, withTraffic).then((urls) => {
      databaseUrl = urls.owner;
      ready = true;
      publish();
      process.stdout.write(`\n${renderSummary(supervisor.statuses(), process.cwd())}\n\n`);
    });
    await Promise.race([started, stopped]);
    await stopped;
    log(`stopping everything (${stop.reason})`);
  } catch (error) {
    code = 1;
    log(`${(error as Error).message}\nstopping everything`);
  }
  await supervisor.stopAll();
  removeState(state);
  log("everything has stopped");
  return code;
}

async function main(settings: Settings, withTraffic: boolean): Promise<number> {
  const paths = pathsOf(settings.DEV_DATA_DIR);
  const lock = await tryLock(paths.lock);
  if (!lock.taken) {
    process.stderr.write(`pnpm dev runs already in ${projectRoot} (process ${lock.holder.pid}): stop that one first\n`);
    return 1;
  }
  try {
    const reaped = await reapStale(paths.run);
    if (reaped.length > 0) log(`stopped what an earlier, killed run had left: ${reaped.join(", ")}`);
    const ports = await resolvePorts(portRequests(settings));
    await preparePaths(paths);
    return await superviseUntilStopped({ settings, paths, ports, log }, withTraffic);
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
// The exit is explicit: downloads that a stop has cut short would keep the process alive.
else
  process.exit(
    await main(
      configOrExit(() => readSettings(process.env)),
      traffic,
    ),
  );
