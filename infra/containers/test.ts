/** Builds the images, brings the whole system up in containers, proves that it works and lasts, and takes it down. */

import { checkRuleHealth } from "@petswipe/dev/boot/alerts";
import { type Check, checkUntilPassed } from "@petswipe/dev/boot/check";
import { renderChecks } from "@petswipe/dev/boot/report";
import { createLog } from "@petswipe/dev/log";
import { waitFor } from "@petswipe/embedded";
import { amtool } from "@petswipe/live/silence/amtool";
import { topics } from "@petswipe/monitoring/alerts/topics";
import { openPrometheus, type PrometheusApi } from "@petswipe/prometheus-client";
import { checkMemory, remember } from "./checks/lasting.ts";
import { checkMail } from "./checks/mail.ts";
import { checkDoor, checkSwipes, swipeThrough } from "./checks/people.ts";
import { loseAndRestore } from "./checks/restore.ts";
import { checkContainers } from "./checks/state.ts";
import { checkTargets } from "./checks/targets.ts";
import { type Compose, createCompose } from "./compose.ts";
import { freePorts } from "./ports.ts";

const PROJECT = "petswipe-test";
/** Its alert is to arrive; people can do without it meanwhile. */
const VICTIM = "exporter";
/** Each is restarted, one after the other. */
const LASTING = ["postgres", "redis", "prometheus", "alertmanager", "backend", "frontend", "exporter", "proxy"];
const PETS = 20;
const scrapeMs = 120_000;
const mailMs = 300_000; // a scrape, a minute of patience, and a group's first wait
const replicaMs = 180_000;

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
  COMPOSE_PROFILES: "mail", // what else is optional has no image everywhere
  SCRAPE_INTERVAL: "5s",
  PUBLIC_URL: frontend,
  CORS_ORIGINS: frontend,
});

async function up(...args: string[]): Promise<void> {
  await compose.show("up", "--detach", "--wait", "--wait-timeout", "300", ...args);
}

/** Swipes while two replicas of the backend share the people. */
async function withTwoBackends(prometheus: PrometheusApi): Promise<Check[]> {
  log("starting a second backend");
  await up("--no-recreate", "--scale", "backend=2", "--scale", `${VICTIM}=0`);
  const both = async () => (await prometheus.queryScalar('sum(up{job="backend"})')) === 2;
  await waitFor(both, { what: "both backends in Prometheus", timeoutMs: replicaMs });
  log("swiping through the published frontend, then through the API");
  const swiped = (await swipeThrough(frontend, "ada", PETS)) + (await swipeThrough(backend, "grace", PETS));
  const swipes = await checkUntilPassed(scrapeMs, () => checkSwipes(compose, prometheusUrl, swiped));
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
  const before = await remember(target, prometheusUrl, alertmanager);
  for (const service of LASTING) {
    log(`restarting ${service}`);
    await target.ask("restart", service);
    await up("--no-recreate", "--no-deps", service);
  }
  const after = await waitFor(() => remember(target, prometheusUrl, alertmanager), {
    what: "what was there before the restarts",
    timeoutMs: scrapeMs,
  });
  return [...checkMemory(before, after), ...checkContainers(await target.containers())];
}

async function checkSystem(): Promise<Check[]> {
  const prometheus = openPrometheus(prometheusUrl);
  log("waiting until every target is up, and every rule is healthy");
  const watched = await checkUntilPassed(scrapeMs, async () => [
    ...checkTargets(await prometheus.targets()),
    checkRuleHealth(await prometheus.rules()),
  ]);
  const state = checkContainers(await compose.containers());
  const door = await checkDoor([frontend, backend]);
  log(`stopping ${VICTIM}: somebody is to be told`);
  await compose.ask("stop", VICTIM);
  const people = await withTwoBackends(prometheus);
  log("waiting for the mail");
  const mail = await checkUntilPassed(mailMs, () =>
    checkMail(mails, topics.availability.ServiceDown.summary.replace("{job}", VICTIM)),
  );
  await up("--no-recreate", "--scale", "backend=1");
  const lasting = await restartEach(compose);
  log("losing everything, and restoring it");
  const restored = await loseAndRestore(compose);
  await up("--no-recreate");
  log("swiping after all that");
  const again = await swipeThrough(frontend, "joan", PETS);
  return [
    ...watched,
    ...state,
    ...door,
    ...people,
    ...mail,
    ...lasting,
    ...restored,
    { what: "swipes after restarts and restore", found: String(again), passed: again === PETS },
  ];
}

async function test(): Promise<Check[]> {
  await compose.ask("down", "--volumes", "--remove-orphans");
  try {
    log("building the images");
    await compose.show("build");
    log("starting everything");
    await up();
    return await checkSystem();
  } catch (error) {
    process.stdout.write(await compose.ask("logs", "--no-color", "--tail", "20"));
    throw error;
  } finally {
    log("taking everything down");
    await compose.ask("down", "--volumes", "--remove-orphans");
  }
}

const checks = await test().catch((error: Error): Check[] => [
  { what: "the test runs to its end", found: error.message, passed: false },
]);
const left = await compose.containers();
checks.push({ what: "containers left", found: String(left.length), passed: left.length === 0 });
process.stdout.write(renderChecks("test of containers", checks));
process.exitCode = checks.every(({ passed }) => passed) ? 0 : 1;
