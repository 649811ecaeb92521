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

interface Said {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly lines: readonly string[];
}

async function run(url: string, args: readonly string[]): Promise<Said> {
  const env = { PROMETHEUS_URL: url };
  const { exitCode, stdout, stderr } = await execa(process.execPath, [CLI, ...args], { env, reject: false });
  return { exitCode, stdout, stderr, lines: stdout.split("\n") };
}

/** What the program says of a Prometheus, which is asked once: a scenario stands still. */
const said = new Map<string, Promise<Said>>();
function slo(url: string, ...args: string[]): Promise<Said> {
  const key = [url, ...args].join(" ");
  const known = said.get(key) ?? run(url, args);
  said.set(key, known);
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
  if (found === undefined) throw new Error(`nothing is said of ${name}`);
  return found;
}

const line = (lines: readonly string[], name: string) => lines.find((each) => each.includes(name));

const steady = (share: number, days = 30): History => ({
  days,
  minute: () => ({ events: 1000, bad: 1000 * share }),
});
const freshKpis = (days = 30): History => ({ days, minute: () => ({ events: 1, bad: 0 }) });

/** All is well, on average as good as half the budget allows. */
const well = (days = 30): Scenario => ({
  "api-availability": steady(0.0005, days),
  "api-latency-fast": steady(0.025, days),
  "api-latency-slow": steady(0.005, days),
  "kpi-freshness": freshKpis(days),
  "frontend-availability": steady(0.0005, days),
});

const HOUR = 60;
const DAY = 24 * HOUR;

const scenarios = {
  /** Three days old, and hardly anybody looks at pages, of which many fail. */
  young: {
    ...well(3),
    "frontend-availability": {
      days: 3,
      minute: (ago) => ({ events: ago % HOUR === 5 ? 1 : 0, bad: ago === 5 ? 1 : 0 }),
    },
  },
  /** Since seven hours 2% fail. Pages: a thousand a minute of which one in ten thousand fails, at night one of which 5% do. */
  burning: {
    ...well(),
    "api-availability": { days: 30, minute: (ago) => ({ events: 1000, bad: ago <= 7 * HOUR ? 20 : 0 }) },
    "frontend-availability": {
      days: 30,
      minute: (ago) => (ago % DAY < 16 * HOUR ? { events: 1000, bad: 0.1 } : { events: 1, bad: 0.05 }),
    },
  },
  /** Five days of 7% slow answers are over. The few who look at pages get errors. */
  gone: {
    ...well(),
    "api-latency-slow": {
      days: 30,
      minute: (ago) => ({ events: 1000, bad: ago > 10 * DAY && ago <= 15 * DAY ? 70 : 0 }),
    },
    "frontend-availability": { days: 30, minute: (ago) => ({ events: 0.48, bad: ago < 30 ? 0.48 : 0 }) },
  },
  /** No exporter ever, and no frontend for twenty minutes. */
  blind: {
    ...well(),
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
  it("is open when every budget is kept, also by too few events to judge", async () => {
    const { exitCode, lines } = await slo(urlOf("young"), "--gate");
    expect(exitCode).toBe(0);
    expect(line(lines, "api-latency-fast")).toMatch(/^fine .* 50% of its budget is left, burn rates 0.5 \(1h\)/);
    expect(line(lines, "frontend-availability")).toMatch(
      /^quiet .* too few events to judge by: \d+ of at least 2,000 in 30d$/,
    );
    expect(lines.at(-1)).toBe("Exit code 0: every SLO is fine, or too quiet to judge.");
  });

  it("is closed while a budget burns fast, which is told with its number", async () => {
    const { exitCode, lines } = await slo(urlOf("burning"), "--gate");
    expect(exitCode).toBe(1);
    expect(line(lines, "api-availability")).toMatch(
      /^STOP .* burns 20 times too fast over 1h and 20 over 5m \(limit 14.4, critical\); burns 20 times .* over 6h /,
    );
    expect(lines.filter((each) => each.startsWith("fine"))).toHaveLength(4);
  });

  it("is closed when a budget is gone, though nothing is bad any more", async () => {
    const { exitCode, lines } = await slo(urlOf("gone"), "--gate");
    expect(exitCode).toBe(1);
    expect(line(lines, "api-latency-slow")).toMatch(
      /^STOP .* its budget is gone: -16.7% left, 504,000 bad of 43,200,000$/,
    );
  });

  it("is closed while everything fails, by however few events", async () => {
    const { lines } = await slo(urlOf("gone"), "--gate");
    expect(line(lines, "frontend-availability")).toMatch(/^STOP .* 100% of its latest events are bad$/);
  });

  it("does not know when an SLO has no data, or has none any more", async () => {
    const { exitCode, lines } = await slo(urlOf("blind"), "--gate");
    expect(exitCode).toBe(2);
    expect(line(lines, "kpi-freshness")).toMatch(/^UNKNOWN .* nothing is recorded as slo:events:increase5m/);
    expect(line(lines, "frontend-availability")).toMatch(/^UNKNOWN .* nothing is recorded as slo:events:increase5m$/);
    expect(lines.filter((each) => each.startsWith("fine"))).toHaveLength(3);
  });

  it("does not know when Prometheus has seen nothing at all", async () => {
    const { exitCode, lines } = await slo(urlOf("empty"), "--gate");
    expect(exitCode).toBe(2);
    expect(lines.filter((each) => each.startsWith("UNKNOWN"))).toHaveLength(5);
  });

  it("is unknown when no Prometheus answers", async () => {
    const nobody = await slo(`http://127.0.0.1:${await getPort({ host: "127.0.0.1" })}`, "--gate");
    expect(nobody).toMatchObject({ exitCode: 2, stdout: "" });
    expect(nobody.stderr).toMatch(/^The SLOs could not be read: Prometheus at \S+ does not answer: .*ECONNREFUSED/);

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

  it("refuses a faulty PROMETHEUS_URL by its name, and not with the code of a closed gate", async () => {
    const { exitCode, stderr } = await slo("localhost:9090", "--gate");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("PROMETHEUS_URL must match");
  });

  it("takes --prometheus before PROMETHEUS_URL, and shows budgets without judging them", async () => {
    const { exitCode, stdout } = await slo("http://127.0.0.1:1", "--prometheus", urlOf("gone"));
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Error budgets of 30 d, by ${urlOf("gone")} at `);
  });

  it("explains itself", async () => {
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
    expect(why).toMatch(/^api-availability: stop: burns 20 times too fast/);
    expect(lines).toContain("Counted: the last 30 d, without a gap.");
  });

  it("fits a screen", async () => {
    for (const name of ["young", "burning", "gone"] as const) {
      const { lines } = await slo(urlOf(name));
      expect(lines.length).toBeLessThan(35);
      const tables = lines.filter((each) => !each.includes(": "));
      expect(Math.max(...tables.map(({ length }) => length))).toBeLessThanOrEqual(120);
    }
  });

  it("says of how many days the budgets are while Prometheus is young", async () => {
    const { stdout } = await slo(urlOf("young"));
    expect(stdout).toMatch(/Counted: the last 3 d \(since \S+ \S+ UTC\), not 30 d: budgets are of that time alone/);
    const { measuredSeconds, events: counted } = await jsonOf(urlOf("young"), "api-availability");
    expect(Math.abs(Number(measuredSeconds) - 3 * 86_400)).toBeLessThanOrEqual(600);
    expect(counted / Number(measuredSeconds)).toBeCloseTo(1000 / 60, 6);
  });

  it("marks pairs of medium severity, too, which do not close the gate", async () => {
    const { lines } = await slo(urlOf("gone"));
    const burn = lines.filter((each) => each.startsWith("frontend-availability"))[1];
    expect(burn).toMatch(/^frontend-availability +\d+ +[\d.]+ +[\d.]+! +[\d.]+! /);
  });

  it("says the same as JSON, in which what is not known is null", async () => {
    const report = await json(urlOf("blind"));
    expect(report).toMatchObject({ gate: "unknown", exitCode: 2 });
    expect(await jsonOf(urlOf("blind"), "kpi-freshness")).toMatchObject({
      state: "unknown",
      objective: 0.999,
      events: null,
      left: null,
      burnRates: { "1h": null, "6h": null, "1d": null, "3d": null },
      goneInSeconds: { "1h": null, "6h": null },
      since: null,
    });
    expect(await jsonOf(urlOf("gone"), "api-latency-slow")).toMatchObject({
      goneInSeconds: { "1h": 0, "6h": 0 },
      outageLeftSeconds: null,
    });
    expect(await jsonOf(urlOf("burning"), "api-latency-slow")).toMatchObject({ goneInSeconds: { "1h": "never" } });
  });
});

describe("what Prometheus records", () => {
  it.each(["young", "burning", "gone"] as const)("of the scenario %s is what the arithmetic says", async (name) => {
    for (const { objective, left, allowed, ...count } of (await json(urlOf(name))).slos) {
      expect(left).toBeCloseTo(budgetLeft(count, objective), 6);
      expect(allowed).toBeCloseTo(allowedBad(count.events, objective), 3);
    }
  });

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
