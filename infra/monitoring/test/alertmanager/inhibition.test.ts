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

/** Parses an alert: its name and severity, then other labels. */
function labelsOf(text: string): Record<string, string> {
  const [alertname = "", severity = "", ...pairs] = text.split(" ");
  return { alertname, severity, team: "backend", ...Object.fromEntries(pairs.map((pair) => pair.split("="))) };
}

/** The alerts that Alertmanager lists once it has muted one that was posted last: it processes them in order. */
async function untilProcessed(own: string) {
  const labels = { alertname: "Last", service: `last${own}`, symptom: "last" };
  await alertmanager.post(["critical", "low"].map((severity) => ({ labels: { ...labels, severity } })));
  const muted = async () => {
    const shown = await alertmanager.alerts();
    const last = shown.find((alert) => alert.labels["service"] === `last${own}` && alert.labels["severity"] === "low");
    return last?.status.inhibitedBy.length ? shown : undefined;
  };
  return waitFor(muted, { what: "the alert that was posted last" });
}

/** Which of these alerts are muted while all of them fire. Each call uses its own services, so that calls do not affect each other. */
async function mutedOf(...texts: readonly string[]): Promise<string[]> {
  const own = `-${++scenario}`;
  const alerts = texts.map((text) => {
    const labels = labelsOf(text);
    return { text, labels: labels["service"] ? { ...labels, service: labels["service"] + own } : labels };
  });
  await alertmanager.post(alerts.map(({ labels }) => ({ labels })));
  const shown = await untilProcessed(own);
  const key = (labels: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(labels).sort());
  const muted = new Set(shown.filter((alert) => alert.status.inhibitedBy.length > 0).map(({ labels }) => key(labels)));
  const over = alerts.map(({ labels }) => ({ labels, endsAt: new Date(Date.now() - 1000).toISOString() }));
  await alertmanager.post(over);
  return alerts.filter(({ labels }) => muted.has(key(labels))).map(({ text }) => text);
}

describe("a higher band", () => {
  const critical = "CpuHigh critical service=node symptom=cpu instance=a:9100";

  it("mutes every lower one of the same service, symptom and instance", async () => {
    const lower = ["high", "medium", "low"].map((severity) => critical.replace("critical", severity));
    expect(await mutedOf(critical, ...lower)).toEqual(lower);
  });

  it("mutes no other instance, symptom or service", async () => {
    const other = [
      "CpuHigh high service=node symptom=cpu instance=b:9100",
      "MemoryHigh high service=node symptom=memory instance=a:9100",
      "CpuHigh high service=redis symptom=cpu instance=a:9100",
    ];
    expect(await mutedOf(critical, ...other)).toEqual([]);
  });

  it("goes by service and symptom if neither alert has an instance, but not if one has", async () => {
    const burn = "Burn critical service=backend symptom=burn slo=availability long=1h short=5m";
    const slower = "Burn medium service=backend symptom=burn slo=availability long=3d short=6h";
    const otherSlo = "Burn medium service=backend symptom=burn slo=latency long=3d short=6h";
    const oneMachine = "Burn medium service=backend symptom=burn slo=availability instance=a:5001";
    expect(await mutedOf(burn, slower, otherSlo, oneMachine)).toEqual([slower]);
  });

  it("mutes no alert that also lacks service and symptom", async () => {
    expect(await mutedOf("Stray critical", "Other high", "Third low service=backend")).toEqual([]);
  });

  it("does not mute the Watchdog", async () => {
    const labels = "service=prometheus symptom=watchdog";
    expect(await mutedOf(`Broken critical ${labels}`, `Watchdog low ${labels}`)).toEqual([]);
  });
});

describe("a service that is down", () => {
  const down = "ServiceDown critical service=backend symptom=down";

  it("mutes all other alerts of that service, and no alert of another", async () => {
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

  it("is muted by its cause, and does not mute it in turn", async () => {
    expect(await mutedOf(down, "NodeDown critical service=backend symptom=node")).toEqual([down]);
  });
});

describe("a cause", () => {
  it("mutes its effects in any service, and nothing else", async () => {
    const effects = [
      "HighErrorRate critical service=backend symptom=errors",
      "HighErrorRate medium service=frontend symptom=errors",
      "KpiStale low service=exporter symptom=kpi-stale kpi=pets",
    ];
    const others = ["CpuHigh high service=node symptom=cpu", "HighResponseTime high service=backend symptom=latency"];
    expect(await mutedOf("DatabaseDown critical service=postgres symptom=down", ...effects, ...others)).toEqual(
      effects,
    );
  });

  it("does not mute a more urgent effect, which would page no one", async () => {
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
  ])("%j is refused: alerts would mute each other", (table, cycle) => {
    expect(() => inhibition(table)).toThrow(cycle);
  });

  it("that mutes the Watchdog is refused", () => {
    expect(() => inhibition({ DatabaseDown: ["Watchdog"] })).toThrow(/Watchdog must not be muted/);
  });

  it("may have an alert with several causes", () => {
    expect(() => inhibition({ A: ["C"], B: ["C"], D: ["A", "B"] })).not.toThrow();
  });
});
