import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { AlertmanagerConfig, Receiver, Route } from "../../src/alertmanager/config.ts";
import { EVERYTHING, render, withFile } from "../support/alertmanager-config.ts";
import { amtool } from "../support/amtool.ts";

const configOf = (env: NodeJS.ProcessEnv) => parse(render(env).text) as AlertmanagerConfig;
const isEmpty = (receiver: Receiver) => Object.keys(receiver).length === 1;
const leaves = (route: Route): Route[] => (route.routes ? route.routes.flatMap(leaves) : [route]);

const { HEARTBEAT_URL_FILE: _, ...ALL_BUT_HEARTBEAT } = EVERYTHING;
const environments: Readonly<Record<string, NodeJS.ProcessEnv>> = {
  "nothing set": {},
  "everything but a heartbeat": ALL_BUT_HEARTBEAT,
  "two teams": { SLACK_WEBHOOK_URL_FILE_BACKEND: "/run/a", SLACK_WEBHOOK_URL_FILE_DATABASE: "/run/b" },
  "maintenance windows": { MAINTENANCE_WINDOWS: "sunday 02:00-04:00, saturday-sunday 22:00-24:00" },
};

const knowsUrlFile = 26; // as minor version of 0.x
const [, minor] = /version 0\.(\d+)/.exec(await amtool("--version")) ?? [];
const accepted = /SUCCESS[\s\S]*22 receivers[\s\S]*1 templates[\s\S]*SUCCESS/;
const check = (env: NodeJS.ProcessEnv) =>
  withFile("alertmanager.yml", render(env).text, (file) => amtool("check-config", file));

describe("alertmanager.yml", () => {
  it.each(Object.entries(environments))("with %s is accepted by amtool", async (_, env) => {
    expect(await check(env)).toMatch(accepted);
  });

  it.skipIf(Number(minor) < knowsUrlFile)("with everything is accepted by amtool", async () => {
    expect(await check(EVERYTHING)).toMatch(accepted);
  });

  it("has an integration that sends resolved alerts for every receiver, if everything is set", () => {
    const { receivers } = configOf(EVERYTHING);
    expect(receivers.filter(isEmpty)).toEqual([]);
    const integrations = receivers.flatMap(({ name: _, ...rest }) => Object.values(rest).flat());
    expect(integrations.filter(({ send_resolved }) => !send_resolved)).toMatchObject([
      { url_file: "/run/secrets/heartbeat" },
    ]);
  });

  it("has the same routes and no integration, if nothing is set", () => {
    const { receivers, route } = configOf({});
    expect(receivers.every(isEmpty)).toBe(true);
    const names = (config: AlertmanagerConfig) => leaves(config.route).map(({ receiver }) => receiver);
    expect(leaves(route).map(({ receiver }) => receiver)).toEqual(names(configOf(EVERYTHING)));
  });

  it("has secrets only as file names", () => {
    const { text } = render(EVERYTHING);
    expect(text).not.toMatch(/(api_url|routing_key|password|^ *url): \/run/m);
    expect(text.match(/_file: \/run\/secrets/g)).toHaveLength(6 + 12 + 2);
  });

  it("falls back to the common webhook for a team, and to the common key for a service", () => {
    const { receivers } = configOf({
      SLACK_WEBHOOK_URL_FILE: "/run/all",
      SLACK_WEBHOOK_URL_FILE_SECURITY: "/run/security",
      PAGERDUTY_ROUTING_KEY_FILE: "/run/any",
      PAGERDUTY_ROUTING_KEY_FILE_REDIS: "/run/redis",
    });
    const find = (name: string) => receivers.find((receiver) => receiver.name === name);
    expect(find("slack-backend")?.slack_configs).toMatchObject([{ api_url_file: "/run/all" }]);
    expect(find("slack-security")?.slack_configs).toMatchObject([{ api_url_file: "/run/security" }]);
    expect(find("pagerduty-node")?.pagerduty_configs).toMatchObject([{ routing_key_file: "/run/any" }]);
    expect(find("pagerduty-redis")?.pagerduty_configs).toMatchObject([{ routing_key_file: "/run/redis" }]);
  });

  it("publishes to SNS in the region of each topic", () => {
    const regions = configOf(EVERYTHING).receivers.flatMap(({ sns_configs = [] }) => sns_configs.map((c) => c.sigv4));
    expect(regions).toEqual([{ region: "eu-west-1" }, { region: "us-east-1" }]);
  });
});
