import { describe, expect, it } from "vitest";
import { ALERT_SERVICES, type Severity, TEAMS, type Team } from "../../src/alerts/vocabulary.ts";
import { routesOf } from "../support/routes.ts";

const alert = (severity: string, team: string, service: string) => ({
  alertname: "HighErrorRate",
  severity,
  team,
  service,
  symptom: "errors",
});

/** As in spec and design, and Slack for critical alerts too. */
const expected: Readonly<Record<Severity, (team: Team, service: string) => string[]>> = {
  critical: (team, service) => ["sns", "sms", `slack-${team}`, `pagerduty-${service}`],
  high: (team) => ["sns", `slack-${team}`, "email"],
  medium: (team) => ["sns", `slack-${team}`],
  low: () => ["sns", "email"],
};

const cases = (Object.keys(expected) as Severity[]).flatMap((severity) =>
  TEAMS.flatMap((team) => (["backend", "postgres", "backup"] as const).map((service) => ({ severity, team, service }))),
);

describe("an alert", () => {
  it.each(cases)("$severity of team $team about $service has its receivers", async ({ severity, team, service }) => {
    const receivers = expected[severity](team, service);
    expect(await routesOf(alert(severity, team, service), receivers)).toEqual(receivers);
  });

  it.each(ALERT_SERVICES)("that is critical about %s pages by the key of that service", async (service) => {
    const receivers = await routesOf(alert("critical", "infrastructure", service));
    expect(receivers.filter((name) => name.startsWith("pagerduty"))).toEqual([`pagerduty-${service}`]);
  });

  it("with an unknown team and service reaches the common receiver of each channel", async () => {
    expect(await routesOf(alert("critical", "sales", "billing"))).toEqual(["sns", "sms", "slack", "pagerduty"]);
  });

  it("with an unknown severity reaches SNS", async () => {
    expect(await routesOf(alert("warning", "backend", "backend"))).toEqual(["sns"]);
    expect(await routesOf({ alertname: "Stray" })).toEqual(["sns"]);
  });
});

describe("the Watchdog", () => {
  it.each(["critical", "high", "medium", "low"])(
    "with severity %s reaches the heartbeat and nothing else",
    async (severity) => {
      const labels = { ...alert(severity, "infrastructure", "prometheus"), alertname: "Watchdog" };
      expect(await routesOf(labels, ["heartbeat"])).toEqual(["heartbeat"]);
    },
  );
});

describe("no alert", () => {
  it.each(["high", "medium", "low"])("that is %s reaches PagerDuty or a phone", async (severity) => {
    const receivers = await Promise.all(TEAMS.map((team) => routesOf(alert(severity, team, "backend"))));
    expect(receivers.flat().filter((name) => /^(pagerduty|sms)/.test(name))).toEqual([]);
  });

  it("except the Watchdog reaches the heartbeat", async () => {
    const severities = Object.keys(expected);
    const receivers = await Promise.all(severities.map((severity) => routesOf(alert(severity, "backend", "redis"))));
    expect(receivers.flat()).not.toContain("heartbeat");
  });

  it("passes amtool's own comparison with wrong receivers", async () => {
    await expect(routesOf(alert("low", "backend", "backend"), ["sns", "email", "pagerduty"])).rejects.toThrow(/amtool/);
  });
});
