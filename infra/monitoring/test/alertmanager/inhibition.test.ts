import { waitFor } from "@petswipe/embedded";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Causes, inhibition } from "../../src/alertmanager/inhibition.ts";
import { type RunningAlertmanager, startAlertmanager } from "../support/alertmanager.ts";
import { render } from "../support/alertmanager-config.ts";

const causes: Causes = {
  NodeDown: ["ServiceDown"],
  DatabaseDown: ["HighErrorRate", "KpiStale"],
  RedisDown: ["HighResponseTime"],
};

let alertmanager: RunningAlertmanager;
beforeAll(async () => {
  alertmanager = await startAlertmanager(render({}, { causes }).text);
});
afterAll(() => alertmanager.stop());

let scenario = 0;

/** An alert as text: its name and severity, then further labels. */
function labelsOf(text: string): Record<string, string> {
  const [alertname = "", severity = "", ...pairs] = text.split(" ");
  return { alertname, severity, team: "backend", ...Object.fromEntries(pairs.map((pair) => pair.split("="))) };
}

/** What Alertmanager shows, once it has muted an alert that came last: it looks at them in the order in which they come. */
async function untilSeen(own: string) {
  const labels = { alertname: "Last", service: `last${own}`, symptom: "last" };
  await alertmanager.post(["critical", "low"].map((severity) => ({ labels: { ...labels, severity } })));
  const muted = async () => {
    const shown = await alertmanager.alerts();
    const last = shown.find((alert) => alert.labels["service"] === `last${own}` && alert.labels["severity"] === "low");
    return last?.status.inhibitedBy.length ? shown : undefined;
  };
  return waitFor(muted, { what: "the alert that came last" });
}

/** Which of these alerts are muted while all of them fire. Each call has services of its own, so that none mutes another's. */
async function mutedOf(...texts: readonly string[]): Promise<string[]> {
  const own = `-${++scenario}`;
  const alerts = texts.map((text) => {
    const labels = labelsOf(text);
    return { text, labels: labels["service"] ? { ...labels, service: labels["service"] + own } : labels };
  });
  await alertmanager.post(alerts.map(({ labels }) => ({ labels })));
  const shown = await untilSeen(own);
  const key = (labels: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(labels).sort());
  const muted = new Set(shown.filter((alert) => alert.status.inhibitedBy.length > 0).map(({ labels }) => key(labels)));
  const over = alerts.map(({ labels }) => ({ labels, endsAt: new Date(Date.now() - 1000).toISOString() }));
  await alertmanager.post(over);
  return alerts.filter(({ labels }) => muted.has(key(labels))).map(({ text }) => text);
}

describe("a higher band", () => {
  const critical = "HighCpu critical service=node symptom=cpu instance=a:9100";

  it("mutes every lower one of the same service, symptom and instance", async () => {
    const lower = ["high", "medium", "low"].map((severity) => critical.replace("critical", severity));
    expect(await mutedOf(critical, ...lower)).toEqual(lower);
  });

  it("mutes no other machine, symptom or service", async () => {
    const other = [
      "HighCpu high service=node symptom=cpu instance=b:9100",
      "HighMemory high service=node symptom=memory instance=a:9100",
      "HighCpu high service=redis symptom=cpu instance=a:9100",
    ];
    expect(await mutedOf(critical, ...other)).toEqual([]);
  });

  it("mutes by service and symptom alone where neither has an instance, but not where one has", async () => {
    const burn = "Burn critical service=backend symptom=burn slo=availability long=1h short=5m";
    const slower = "Burn medium service=backend symptom=burn slo=availability long=3d short=6h";
    const otherSlo = "Burn medium service=backend symptom=burn slo=latency long=3d short=6h";
    const oneMachine = "Burn medium service=backend symptom=burn slo=availability instance=a:5001";
    expect(await mutedOf(burn, slower, otherSlo, oneMachine)).toEqual([slower]);
  });

  it("mutes nothing that lacks service and symptom as it does", async () => {
    expect(await mutedOf("Stray critical", "Other high", "Third low service=backend")).toEqual([]);
  });

  it("does not mute the Watchdog", async () => {
    const labels = "service=prometheus symptom=watchdog";
    expect(await mutedOf(`Broken critical ${labels}`, `Watchdog low ${labels}`)).toEqual([]);
  });
});

describe("a service that is down", () => {
  const down = "ServiceDown critical service=backend symptom=down";

  it("mutes every other alert of that service and none of another", async () => {
    const same = [
      "HighErrorRate critical service=backend symptom=errors",
      "PoolExhausted critical service=backend symptom=pool instance=a:5001",
      "EventLoop medium service=backend symptom=lag instance=b:5001",
    ];
    const others = [
      "HighErrorRate high service=frontend symptom=errors",
      "Watchdog low service=backend symptom=watchdog",
    ];
    expect(await mutedOf(down, ...same, ...others)).toEqual(same);
  });

  it("is muted by what causes it, and does not mute that in turn", async () => {
    expect(await mutedOf(down, "NodeDown critical service=backend symptom=node")).toEqual([down]);
  });
});

describe("a cause", () => {
  it("mutes what it causes, in whatever service, and nothing else", async () => {
    const effects = [
      "HighErrorRate critical service=backend symptom=errors",
      "HighErrorRate medium service=frontend symptom=errors",
      "KpiStale low service=exporter symptom=kpi-stale kpi=pets",
    ];
    const others = ["HighCpu high service=node symptom=cpu", "HighResponseTime high service=backend symptom=latency"];
    expect(await mutedOf("DatabaseDown critical service=postgres symptom=down", ...effects, ...others)).toEqual(
      effects,
    );
  });

  it("does not mute what is more urgent: nobody is paged for the cause", async () => {
    const critical = "HighResponseTime critical service=backend symptom=latency";
    const high = "HighResponseTime high service=frontend symptom=latency";
    expect(await mutedOf("RedisDown high service=redis symptom=down", critical, high)).toEqual([high]);
  });
});

describe("the table of causes", () => {
  it.each([
    [{ A: ["A"] }, "A → A"],
    [{ A: ["B"], B: ["C"], C: ["A"] }, "A → B → C → A"],
    [{ ServiceDown: ["NodeDown"], NodeDown: ["ServiceDown"] }, "ServiceDown → NodeDown → ServiceDown"],
  ])("%j is refused: alerts would mute each other", (table, way) => {
    expect(() => inhibition(table)).toThrow(way);
  });

  it("that mutes the Watchdog is refused", () => {
    expect(() => inhibition({ DatabaseDown: ["Watchdog"] })).toThrow(/Watchdog cannot be muted/);
  });

  it("may have an alert with several causes", () => {
    expect(() => inhibition({ A: ["C"], B: ["C"], D: ["A", "B"] })).not.toThrow();
  });
});
