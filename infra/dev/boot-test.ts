/** Boots the whole system with traffic and checks that every signal arrives and that a stop leaves nothing behind. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "@petswipe/cli/command";
import { projectRoot, reapStale } from "@petswipe/embedded";
import { declaredCoverage } from "@petswipe/live/coverage/declared";
import { liveCoverage } from "@petswipe/live/coverage/live";
import { type ServiceName, services } from "@petswipe/metrics";
import { alertmanagerSettings } from "@petswipe/monitoring/alertmanager/settings";
import { openPrometheus } from "@petswipe/prometheus-client";
import { checkNotifications, checkRules } from "./boot/alerts.ts";
import { type Check, checkUntilPassed } from "./boot/check.ts";
import { checkCoverage } from "./boot/coverage.ts";
import { freezePostgres } from "./boot/freeze-postgres.ts";
import { causeLabels } from "./boot/label-events.ts";
import { checkLabels } from "./boot/labels.ts";
import { checkMetrics } from "./boot/metrics.ts";
import { triggerRareEvents } from "./boot/rare-events.ts";
import { renderChecks } from "./boot/report.ts";
import { checkSwipes } from "./boot/swipes.ts";
import { interrupt, launch, stop, untilReady } from "./boot/system.ts";
import { checkTargets } from "./boot/targets.ts";
import { nativeJobs } from "./jobs.ts";
import { createLog } from "./log.ts";
import { pathsOf } from "./paths.ts";
import { readSettings } from "./settings.ts";
import type { Notification } from "./sinks/notification.ts";
import { portRequests } from "./stack.ts";
import type { RunState } from "./state.ts";
import { aborted, stopRequest } from "./until-stopped.ts";

const log = createLog(process.stdout);
const paths = pathsOf(join(projectRoot, ".data/boot-test"));

const TARGETS_TIMEOUT_MS = 120_000; // the slowest jobs are scraped once a minute
const SAMPLES_TIMEOUT_MS = 180_000;
const COUNTS_TIMEOUT_MS = 60_000;

function environment(): NodeJS.ProcessEnv {
  const variables = Object.values(portRequests(readSettings({}))).map(({ variable }) => variable);
  // Embedded servers on free ports and no real alert channels, whatever the environment configures.
  const own = Object.fromEntries(variables.map((name) => [name, name.endsWith("_PORT") ? "0" : undefined]));
  const noChannels = Object.fromEntries(Object.keys(alertmanagerSettings).map((name) => [name, undefined]));
  return { ...own, ...noChannels, DEV_DATA_DIR: paths.data, SCRAPE_INTERVAL: "5s", AUTH_RATE_LIMIT_MAX: "20" };
}

function serviceOf(state: RunState, name: string) {
  const service = state.services.find((each) => each.name === name);
  if (service?.pid === undefined || service.since === undefined) throw new Error(`${name} is not running`);
  return { ...service, pid: service.pid, since: service.since };
}

/** Pauses the traffic during a task, so that counted and stored swipes can be compared. */
async function whilePaused<T>(pid: number, task: () => Promise<T>): Promise<T> {
  process.kill(-pid, "SIGSTOP");
  try {
    return await task();
  } finally {
    process.kill(-pid, "SIGCONT");
  }
}

async function checkSystem(state: RunState): Promise<Check[]> {
  const prometheus = openPrometheus(serviceOf(state, "prometheus").url);
  log("waiting until every target is up");
  const targets = await checkUntilPassed(TARGETS_TIMEOUT_MS, async () => checkTargets(await prometheus.targets()));
  log("resetting a password and guessing passwords until the rate limit refuses");
  await triggerRareEvents({
    frontend: serviceOf(state, "frontend").url,
    backendLog: serviceOf(state, "backend").logFile,
  });
  log("causing the label values that are too rare in the traffic");
  await causeLabels({ frontend: serviceOf(state, "frontend").url, backend: serviceOf(state, "backend").url });
  log("requesting pets while PostgreSQL is frozen and the traffic paused");
  await whilePaused(serviceOf(state, "traffic").pid, () =>
    freezePostgres(serviceOf(state, "postgres").pid, serviceOf(state, "backend").url),
  );
  log("waiting until every declared metric and label value has measured something");
  const running = new Set<string>(nativeJobs); // other services run only in containers
  const names = (Object.keys(services) as ServiceName[]).filter((name) => running.has(name));
  const metrics = await checkUntilPassed(SAMPLES_TIMEOUT_MS, async () => {
    const check = async (name: ServiceName) => [
      ...checkMetrics(name, await prometheus.series(name), await prometheus.sums(name)),
      ...checkLabels(name, await prometheus.queryInstant(`{job="${name}",__name__!~".+_bucket"}`)),
    ];
    return (await Promise.all(names.map(check))).flat();
  });
  log("waiting until every rule has been evaluated and the heartbeat delivered");
  const sink = serviceOf(state, "alert-sink").url;
  const alerts = await checkUntilPassed(SAMPLES_TIMEOUT_MS, async () => {
    const notifications = await fetch(new URL("/notifications", sink));
    return [
      ...checkRules(await prometheus.rules()),
      ...checkNotifications((await notifications.json()) as Notification[]),
    ];
  });
  log("waiting until every panel query returns data, and measuring coverage");
  const coverage = await checkUntilPassed(SAMPLES_TIMEOUT_MS, async () =>
    checkCoverage([...(await declaredCoverage()), ...(await liveCoverage(prometheus))]),
  );
  log("comparing counted swipes with stored rows while the traffic is paused");
  const { since } = serviceOf(state, "backend");
  const swipes = await whilePaused(serviceOf(state, "traffic").pid, () =>
    checkUntilPassed(COUNTS_TIMEOUT_MS, () => checkSwipes(prometheus, state.databaseUrl ?? "", since)),
  );
  return [...targets, ...metrics, ...alerts, ...coverage, ...swipes];
}

const USAGE = `Usage: pnpm boot-test

Starts pnpm dev --traffic on free ports and with data of its own, waits until every target, metric, rule and panel works,
stops it, and looks for anything left behind. Takes about three minutes.

  --help  show this

Exit codes: 0 all checks pass, 1 a check fails, 2 the test could not run.
`;

/** Rejects when the test itself is stopped, so that the system that it started is stopped, too. */
async function stopped(request: AbortSignal): Promise<never> {
  await aborted(request);
  throw new Error(`stopped (${request.reason})`);
}

async function bootTest(): Promise<Check[]> {
  const request = await stopRequest();
  await reapStale(paths.run);
  await rm(paths.data, { recursive: true, force: true });
  const runner = await launch(environment());
  const checkAndStop = async () => {
    const state = await untilReady(runner, paths);
    const checks = await checkSystem(state);
    log("stopping with Ctrl-C");
    return [...checks, ...(await stop(runner, state))];
  };
  try {
    return await Promise.race([checkAndStop(), stopped(request)]);
  } catch (error) {
    await interrupt(runner);
    throw error;
  }
}

await runCommand({
  usage: USAGE,
  failure: "The boot test could not run",
  read: (args) => parseArgs({ args: [...args], options: { help: { type: "boolean", default: false } } }).values,
  run: async () => {
    const checks = await bootTest();
    process.stdout.write(renderChecks("boot test", checks));
    return checks.every(({ passed }) => passed) ? 0 : 1;
  },
});
process.exit(); // the watch on the launchers would keep it running
