import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitFor } from "@petswipe/embedded";
import type { AlertmanagerConfig, Receiver } from "@petswipe/monitoring/alertmanager/config";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { pathsOf, preparePaths } from "../paths.ts";
import { resolvePorts } from "../ports.ts";
import { alertSink } from "../services/alert-sink.ts";
import { alertmanager } from "../services/alertmanager.ts";
import { readSettings } from "../settings.ts";
import type { Notification } from "../sinks/notification.ts";
import { portRequests, type Stack } from "../stack.ts";
import { Supervisor } from "../supervisor.ts";

let folder: string;
let supervisor: Supervisor;
let lines: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "native alerting "));
  lines = [];
  supervisor = new Supervisor({ log: (line) => lines.push(line) });
});
afterEach(async () => {
  await supervisor.stopAll();
  await rm(folder, { recursive: true });
});

async function stackOf(env: NodeJS.ProcessEnv): Promise<Stack> {
  const settings = readSettings({ DEV_DATA_DIR: folder, ...env });
  const paths = pathsOf(settings.DEV_DATA_DIR);
  await preparePaths(paths);
  const requests = Object.entries(portRequests(settings)).map(([name, request]) => [name, { ...request, port: 0 }]);
  const ports = await resolvePorts(Object.fromEntries(requests) as ReturnType<typeof portRequests>);
  return { settings, paths, ports, log: (line) => lines.push(line) };
}

async function receiversOf({ paths }: Stack): Promise<(name: string) => Receiver | undefined> {
  const config = parse(await readFile(join(paths.config, "alertmanager.yml"), "utf8")) as AlertmanagerConfig;
  return (name) => config.receivers.find((receiver) => receiver.name === name);
}

describe("the native stack's Alertmanager", () => {
  it("notifies the alert sink, which receives the Watchdog immediately", async () => {
    const stack = await stackOf({});
    await supervisor.start(alertSink(stack));
    await supervisor.start(alertmanager(stack, true));
    const body = JSON.stringify([{ labels: { alertname: "Watchdog", severity: "low", service: "prometheus" } }]);
    const headers = { "content-type": "application/json" };
    const origin = `http://127.0.0.1:${stack.ports.alertmanager}`;
    expect((await fetch(`${origin}/api/v2/alerts`, { method: "POST", headers, body })).status).toBe(200);
    const beat = async () => {
      const answer = await fetch(`http://127.0.0.1:${stack.ports.alertSink}/notifications?channel=heartbeat`);
      return ((await answer.json()) as Notification[])[0];
    };
    expect(await waitFor(beat, { what: "the heartbeat" })).toMatchObject({ alertname: "Watchdog", status: "firing" });
    expect(lines.filter((line) => line.includes("no channel"))).toEqual([]);
  });

  it("notifies a configured channel, and the sink for all others", async () => {
    const webhook = join(folder, "webhook");
    await writeFile(webhook, "http://127.0.0.1:1/");
    const stack = await stackOf({ SLACK_WEBHOOK_URL_FILE: webhook, PAGERDUTY_ROUTING_KEY_FILE_REDIS: "/run/redis" });
    await supervisor.start(alertmanager(stack, true));
    const receiver = await receiversOf(stack);
    expect(receiver("slack-backend")?.slack_configs).toMatchObject([{ api_url_file: webhook }]);
    expect(receiver("pagerduty-redis")?.pagerduty_configs).toMatchObject([
      { routing_key_file: "/run/redis", url: "https://events.pagerduty.com/v2/enqueue" },
    ]);
    const sink = `http://127.0.0.1:${stack.ports.alertSink}`;
    expect(receiver("pagerduty-node")?.pagerduty_configs).toMatchObject([{ url: `${sink}/pagerduty/node` }]);
    expect(receiver("sns")?.sns_configs).toMatchObject([{ api_url: sink }]);
  });

  it("runs without the sink and logs which alerts have no channel", async () => {
    const stack = await stackOf({});
    await supervisor.start(alertmanager(stack));
    expect((await receiversOf(stack))("email")).toEqual({ name: "email" });
    expect(lines).toContain(
      "no channel is configured for critical alerts, high alerts, medium alerts, low alerts, the heartbeat of Watchdog",
    );
  });
});
