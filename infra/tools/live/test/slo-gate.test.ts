import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { startStandIn } from "@petswipe/embedded/testing/stand-in";
import { BUDGET_LEFT, badEvents, events } from "@petswipe/monitoring/rules/slis";
import type { RunningPrometheus } from "@petswipe/prometheus-client/testing/server";
import { execa } from "execa";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allowedBad, budgetLeft } from "../src/slo/arithmetic.ts";
import { type History, type Scenario, startScenario } from "./support/slo-prometheus.ts";

const CLI = join(projectRoot, "infra/tools/live/src/slo/cli.ts");

interface Output {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly lines: readonly string[];
}

async function run(url: string, args: readonly string[]): Promise<Output> {
  const env = { PROMETHEUS_URL: url };
  const { exitCode, stdout, stderr } = await execa(process.execPath, [CLI, ...args], { env, reject: false });
  return { exitCode, stdout, stderr, lines: stdout.split("\n") };
}

/** The output of the program, cached, since scenarios do not change. */
const outputs = new Map<string, Promise<Output>>();
function slo(url: string, ...args: string[]): Promise<Output> {
  const key = [url, ...args].join(" ");
  const known = outputs.get(key) ?? run(url, args);
  outputs.set(key, known);
  return known;
}

interface SloJson {
  readonly slo: string;
  readonly state: string;
  readonly objective: number;
  readonly events: number;
  readonly bad: number;
  readonly [field: string]: unknown;
}

async function json(url: string) {
  const { stdout } = await slo(url, "--json");
  return JSON.parse(stdout) as { gate: string; exitCode: number; slos: SloJson[] };
}

async function jsonOf(url: string, name: string): Promise<SloJson> {
  const found = (await json(url)).slos.find((each) => each.slo === name);
  if (found === undefined) throw new Error(`no report on ${name}`);
  return found;
}

const line = (lines: readonly string[], name: string) => lines.find((each) => each.includes(name));

const steady = (share: number, days = 30): History => ({
  days,
  minute: () => ({ events: 1000, bad: 1000 * share }),
});
const freshKpis = (days = 30): History => ({ days, minute: () => ({ events: 1, bad: 0 }) });

/** Half the budget is spent evenly. */
const healthy = (days = 30): Scenario => ({
  "api-availability": steady(0.0005, days),
  "api-latency-fast": steady(0.025, days),
  "api-latency-slow": steady(0.005, days),
  "kpi-freshness": freshKpis(days),
  "frontend-availability": steady(0.0005, days),
});

const HOUR = 60;
const DAY = 24 * HOUR;

const scenarios = {
  /** Three days old; pages have few requests, many of which fail. */
  young: {
    ...healthy(3),
    "frontend-availability": {
      days: 3,
      minute: (ago) => ({ events: ago % HOUR === 5 ? 1 : 0, bad: ago === 5 ? 1 : 0 }),
    },
  },
  /** For seven hours 2% fail. Pages: 1,000 requests per minute with 0.01% failures; at night one per minute with 5%. */
  burning: {
    ...healthy(),
    "api-availability": { days: 30, minute: (ago) => ({ events: 1000, bad: ago <= 7 * HOUR ? 20 : 0 }) },
    "frontend-availability": {
      days: 30,
      minute: (ago) => (ago % DAY < 16 * HOUR ? { events: 1000, bad: 0.1 } : { events: 1, bad: 0.05 }),
    },
  },
  /** Five days of 7% slow responses are over. The few page requests fail. */
  exhausted: {
    ...healthy(),
    "api-latency-slow": {
      days: 30,
      minute: (ago) => ({ events: 1000, bad: ago > 10 * DAY && ago <= 15 * DAY ? 70 : 0 }),
    },
    "frontend-availability": { days: 30, minute: (ago) => ({ events: 0.48, bad: ago < 30 ? 0.48 : 0 }) },
  },
  /** No data of the exporter ever, and none of the frontend for twenty minutes. */
  blind: {
    ...healthy(),
    "frontend-availability": { ...steady(0.0005), until: 20 },
    "kpi-freshness": undefined,
  },
  empty: {},
} satisfies Record<string, Record<string, History | undefined>>;

const running = {} as Record<keyof typeof scenarios, RunningPrometheus>;
const urlOf = (name: keyof typeof scenarios) => running[name].url;

beforeAll(async () => {
  await Promise.all(
    Object.entries(scenarios).map(async ([name, scenario]) => {
      const there = Object.fromEntries(Object.entries(scenario).filter(([, history]) => history !== undefined));
      running[name as keyof typeof scenarios] = await startScenario(there as Scenario);
    }),
  );
});
afterAll(async () => {
  await Promise.all(Object.values(running).map(({ stop }) => stop()));
});

describe("the gate", () => {
  it("is open when every budget is kept, or has too few events to judge", async () => {
    const { exitCode, lines } = await slo(urlOf("young"), "--gate");
    expect(exitCode).toBe(0);
    expect(line(lines, "api-latency-fast")).toMatch(/^fine .* 50% of the budget left, burn rates 0.5 \(1h\)/);
    expect(line(lines, "frontend-availability")).toMatch(/^quiet .* too few events: \d+ of at least 2,000 in 30d$/);
    expect(lines.at(-1)).toBe("Exit code 0: every SLO is fine or has too few events to judge.");
  });

  it("is closed while a budget burns fast, with the burn rate as the reason", async () => {
    const { exitCode, lines } = await slo(urlOf("burning"), "--gate");
    expect(exitCode).toBe(1);
    expect(line(lines, "api-availability")).toMatch(
      /^STOP .* burn rate 20 over 1h and 20 over 5m \(limit 14.4, critical\); burn rate \S+ over 6h /,
    );
    expect(lines.filter((each) => each.startsWith("fine"))).toHaveLength(4);
  });

  it("is closed when a budget is exhausted, although no event is bad now", async () => {
    const { exitCode, lines } = await slo(urlOf("exhausted"), "--gate");
    expect(exitCode).toBe(1);
    expect(line(lines, "api-latency-slow")).toMatch(
      /^STOP .* error budget exhausted: -16.7% left, 504,000 bad of 43,200,000$/,
    );
  });

  it("is closed during a total outage, however few events there are", async () => {
    const { lines } = await slo(urlOf("exhausted"), "--gate");
    expect(line(lines, "frontend-availability")).toMatch(/^STOP .* 100% of the latest events are bad$/);
  });

  it("is unknown when an SLO has no data, or no recent data", async () => {
    const { exitCode, lines } = await slo(urlOf("blind"), "--gate");
    expect(exitCode).toBe(2);
    expect(line(lines, "kpi-freshness")).toMatch(/^UNKNOWN .* no data for slo:events:increase5m/);
    expect(line(lines, "frontend-availability")).toMatch(/^UNKNOWN .* no data for slo:events:increase5m$/);
    expect(lines.filter((each) => each.startsWith("fine"))).toHaveLength(3);
  });

  it("is unknown when Prometheus has no data", async () => {
    const { exitCode, lines } = await slo(urlOf("empty"), "--gate");
    expect(exitCode).toBe(2);
    expect(lines.filter((each) => each.startsWith("UNKNOWN"))).toHaveLength(5);
  });

  it("is unknown when no Prometheus answers", async () => {
    const unreachable = await slo(`http://127.0.0.1:${await getPort({ host: "127.0.0.1" })}`, "--gate");
    expect(unreachable).toMatchObject({ exitCode: 2, stdout: "" });
    expect(unreachable.stderr).toMatch(
      /^The SLOs could not be read: Prometheus at \S+ does not answer: .*ECONNREFUSED/,
    );

    const other = await startStandIn(() => ({ status: 404 }));
    const { exitCode, stderr } = await slo(other.origin, "--gate");
    await other.stop();
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/answers query with 404, which is not a response of Prometheus/);
  });
});

describe("the command line", () => {
  it.each([["--gates"], ["--prometheus"], ["--prometheus", ""], ["--prometheus", "localhost:9090"], ["--gate", "now"]])(
    "refuses %s %s with its usage",
    async (...args) => {
      const { exitCode, stdout, stderr } = await slo("", ...args);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
      expect(stderr).toContain("Usage: pnpm slo");
    },
  );

  it("refuses an invalid PROMETHEUS_URL by name, not with the code of a closed gate", async () => {
    const { exitCode, stderr } = await slo("localhost:9090", "--gate");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("PROMETHEUS_URL must match");
  });

  it("prefers --prometheus to PROMETHEUS_URL, and reports budgets without judging them", async () => {
    const { exitCode, stdout } = await slo("http://127.0.0.1:1", "--prometheus", urlOf("exhausted"));
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Error budgets of 30 d from ${urlOf("exhausted")} at `);
  });

  it("prints a help text", async () => {
    const { exitCode, stdout } = await slo("", "--help");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("--prometheus <url>");
  });
});

describe("the report", () => {
  it("shows budgets, burn rates and how long they last", async () => {
    const { lines } = await slo(urlOf("burning"));
    const [budget, burn, why] = lines.filter((each) => each.startsWith("api-availability"));
    expect(budget).toMatch(/^api-availability +99.9% +43,191,\d+ +43,200,000 +8,\d+ +43,200 +80.\d% +3[45] min$/);
    expect(burn).toMatch(/^api-availability +20! +20! +5.\d+! +1.\d+! +in 1 d \d h +in 1 d \d h +stop$/);
    expect(why).toMatch(/^api-availability: stop: burn rate 20 over 1h/);
    expect(lines).toContain("Measured: the last 30 d without gaps.");
  });

  it("fits a screen", async () => {
    for (const name of ["young", "burning", "exhausted"] as const) {
      const { lines } = await slo(urlOf(name));
      expect(lines.length).toBeLessThan(35);
      const tables = lines.filter((each) => !each.includes(": "));
      expect(Math.max(...tables.map(({ length }) => length))).toBeLessThanOrEqual(120);
    }
  });

  it("states the measured time while Prometheus is young", async () => {
    const { stdout } = await slo(urlOf("young"));
    expect(stdout).toMatch(/Measured: the last 3 d \(since \S+ \S+ UTC\), not 30 d: budgets refer to that time/);
    const { measuredSeconds, events: counted } = await jsonOf(urlOf("young"), "api-availability");
    expect(Math.abs(Number(measuredSeconds) - 3 * 86_400)).toBeLessThanOrEqual(600);
    expect(counted / Number(measuredSeconds)).toBeCloseTo(1000 / 60, 6);
  });

  it("also marks pairs of medium severity, which do not close the gate", async () => {
    const { lines } = await slo(urlOf("exhausted"));
    const burn = lines.filter((each) => each.startsWith("frontend-availability"))[1];
    expect(burn).toMatch(/^frontend-availability +\d+ +[\d.]+ +[\d.]+! +[\d.]+! /);
  });

  it("is available as JSON, in which null is unknown", async () => {
    const report = await json(urlOf("blind"));
    expect(report).toMatchObject({ gate: "unknown", exitCode: 2 });
    expect(await jsonOf(urlOf("blind"), "kpi-freshness")).toMatchObject({
      state: "unknown",
      objective: 0.999,
      events: null,
      left: null,
      burnRates: { "1h": null, "6h": null, "1d": null, "3d": null },
      exhaustedInSeconds: { "1h": null, "6h": null },
      since: null,
    });
    expect(await jsonOf(urlOf("exhausted"), "api-latency-slow")).toMatchObject({
      exhaustedInSeconds: { "1h": 0, "6h": 0 },
      outageLeftSeconds: null,
    });
    expect(await jsonOf(urlOf("burning"), "api-latency-slow")).toMatchObject({ exhaustedInSeconds: { "1h": "never" } });
  });
});

describe("what Prometheus records", () => {
  it.each(["young", "burning", "exhausted"] as const)(
    "of the scenario %s is what the arithmetic says",
    async (name) => {
      for (const { objective, left, allowed, ...count } of (await json(urlOf(name))).slos) {
        expect(left).toBeCloseTo(budgetLeft(count, objective), 6);
        expect(allowed).toBeCloseTo(allowedBad(count.events, objective), 3);
      }
    },
  );

  it("weighs traffic: a mean of five-minute ratios would be a hundred times off with quiet nights", async () => {
    const { api } = running.burning;
    const of = `{slo="frontend-availability"}`;
    const left = await api.queryScalar(`${BUDGET_LEFT}${of}`);
    const ratios = `${badEvents("5m")}${of} / (${events("5m")}${of} > 0)`;
    const mean = (await api.queryScalar(`avg_over_time((${ratios})[30d:5m])`)) ?? 0;
    const [all, bad] = [30 * (960 * 1000 + 480), 30 * (960 * 0.1 + 480 * 0.05)];
    expect(left).toBeCloseTo(1 - bad / all / 0.001, 2);
    expect(mean / (bad / all)).toBeGreaterThan(100);
  });
});
