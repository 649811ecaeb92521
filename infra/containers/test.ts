/** Builds the images, starts the whole system in containers, checks that it works and keeps its state, and removes it. */

import { checkRuleHealth } from "@petswipe/dev/boot/alerts";
import { type Check, checkUntilPassed } from "@petswipe/dev/boot/check";
import { renderChecks } from "@petswipe/dev/boot/report";
import { createLog } from "@petswipe/dev/log";
import { waitFor } from "@petswipe/embedded";
import { amtool } from "@petswipe/live/silence/amtool";
import { topics } from "@petswipe/monitoring/alerts/topics";
import { openPrometheus, type PrometheusApi } from "@petswipe/prometheus-client";
import { checkDurable, readDurable } from "./checks/durable.ts";
import { checkMail } from "./checks/mail.ts";
import { loseAndRestore } from "./checks/restore.ts";
import { checkContainers } from "./checks/state.ts";
import { checkProxy, checkSwipes, swipeThrough } from "./checks/swipes.ts";
import { checkTargets } from "./checks/targets.ts";
import { type Compose, createCompose } from "./compose.ts";
import { freePorts } from "./ports.ts";

const PROJECT = "petswipe-test";
/** Is stopped to trigger its alert. Users do not need it. */
const STOPPED = "exporter";
/** Restarted one after the other. */
const RESTARTED = ["postgres", "redis", "prometheus", "alertmanager", "backend", "frontend", "exporter", "proxy"];
const PETS = 20;
const SCRAPE_MS = 120_000;
const MAIL_MS = 300_000; // a scrape, the alert's `for` and group_wait
const REPLICA_MS = 180_000;

const log = createLog(process.stdout);
const ports = await freePorts();
const at = (port: string) => `http://localhost:${port}`;
const [frontend, backend] = [at(ports.FRONTEND_PORT), at(ports.BACKEND_PORT)];
const [prometheusUrl, alertmanager, mails] = [
  at(ports.PROMETHEUS_PORT),
  at(ports.ALERTMANAGER_PORT),
  at(ports.MAILDEV_PORT),
];
const compose = createCompose(PROJECT, {
  ...process.env,
  ...ports,
  COMPOSE_PROFILES: "mail", // the images of other profiles are not available everywhere
  SCRAPE_INTERVAL: "5s",
  PUBLIC_URL: frontend,
  CORS_ORIGINS: frontend,
});

async function up(...args: string[]): Promise<void> {
  await compose.show("up", "--detach", "--wait", "--wait-timeout", "300", ...args);
}

/** Swipes while two replicas of the backend share the load. */
async function withTwoBackends(prometheus: PrometheusApi): Promise<Check[]> {
  log("starting a second backend");
  await up("--no-recreate", "--scale", "backend=2", "--scale", `${STOPPED}=0`);
  const both = async () => (await prometheus.queryScalar('sum(up{job="backend"})')) === 2;
  await waitFor(both, { what: "both backends in Prometheus", timeoutMs: REPLICA_MS });
  log("swiping through the published frontend, then through the API");
  const swiped = (await swipeThrough(frontend, "ada", PETS)) + (await swipeThrough(backend, "grace", PETS));
  const swipes = await checkUntilPassed(SCRAPE_MS, () => checkSwipes(compose, prometheusUrl, swiped));
  const served = await prometheus.queryScalar(
    'count(sum by (instance) (http_requests_total{job="backend",path="/api/swipes"}) > 0)',
  );
  return [...swipes, { what: "backends that served swipes", found: String(served), passed: served === 2 }];
}

async function silence(): Promise<void> {
  const options = ["--author=compose-test", "--duration=1h", "--comment=must survive a restart"];
  await amtool(alertmanager, "silence", "add", ...options, "service=cadvisor");
}

async function restartEach(target: Compose): Promise<Check[]> {
  await silence();
  const before = await readDurable(target, prometheusUrl, alertmanager);
  for (const service of RESTARTED) {
    log(`restarting ${service}`);
    await target.run("restart", service);
    await up("--no-recreate", "--no-deps", service);
  }
  const after = await waitFor(() => readDurable(target, prometheusUrl, alertmanager), {
    what: "the state from before the restarts",
    timeoutMs: SCRAPE_MS,
  });
  return [...checkDurable(before, after), ...checkContainers(await target.containers())];
}

async function checkSystem(): Promise<Check[]> {
  const prometheus = openPrometheus(prometheusUrl);
  log("waiting until every target is up and every rule is healthy");
  const watched = await checkUntilPassed(SCRAPE_MS, async () => [
    ...checkTargets(await prometheus.targets()),
    checkRuleHealth(await prometheus.rules()),
  ]);
  const state = checkContainers(await compose.containers());
  const proxy = await checkProxy([frontend, backend]);
  log(`stopping ${STOPPED} to trigger its alert`);
  await compose.run("stop", STOPPED);
  const swipes = await withTwoBackends(prometheus);
  log("waiting for the mail");
  const mail = await checkUntilPassed(MAIL_MS, () =>
    checkMail(mails, topics.availability.ServiceDown.summary.replace("{job}", STOPPED)),
  );
  await up("--no-recreate", "--scale", "backend=1");
  const lasting = await restartEach(compose);
  log("deleting all user data and restoring it");
  const restored = await loseAndRestore(compose);
  await up("--no-recreate");
  log("swiping after the restore");
  const again = await swipeThrough(frontend, "joan", PETS);
  return [
    ...watched,
    ...state,
    ...proxy,
    ...swipes,
    ...mail,
    ...lasting,
    ...restored,
    { what: "swipes after restarts and restore", found: String(again), passed: again === PETS },
  ];
}

async function test(): Promise<Check[]> {
  await compose.run("down", "--volumes", "--remove-orphans");
  try {
    log("building the images");
    await compose.show("build");
    log("starting the system");
    await up();
    return await checkSystem();
  } catch (error) {
    process.stdout.write(await compose.run("logs", "--no-color", "--tail", "20"));
    throw error;
  } finally {
    log("removing the system");
    await compose.run("down", "--volumes", "--remove-orphans");
  }
}

const checks = await test().catch((error: Error): Check[] => [
  { what: "the test completes", found: error.message, passed: false },
]);
const left = await compose.containers();
checks.push({ what: "containers left", found: String(left.length), passed: left.length === 0 });
process.stdout.write(renderChecks("compose test", checks));
process.exitCode = checks.every(({ passed }) => passed) ? 0 : 1;
