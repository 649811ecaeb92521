import { waitFor } from "@petswipe/embedded";
import { type JobName, jobEntries } from "@petswipe/monitoring/scrape/jobs";
import { thirdParty, thirdPartySources } from "@petswipe/monitoring/third-party/all";
import type { ThirdPartyTable } from "@petswipe/monitoring/third-party/types";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nativeJobs } from "../jobs.ts";
import { problemsOf, type Served, servedTo } from "./support/third-party/served.ts";
import { startThirdParties, type ThirdParties } from "./support/third-party/stack.ts";

/** Jobs whose program cannot run here, with the reason; their tables were checked against the program's source. */
const untested: Readonly<Partial<Record<JobName, string>>> = {
  backup: "it is ours, and has tests of its own",
  cadvisor: "it needs containers",
  grafana: "Debian has no package for it",
};

const SCRAPE_TIMEOUT_MS = 10_000;

const tables = Object.entries<ThirdPartyTable>(thirdPartySources);
const testable = ({ jobs }: ThirdPartyTable[string]) => jobs.length === 0 || jobs.some((job) => !(job in untested));
const testableTables = tables.filter(([, table]) => Object.values(table).some(testable));
const problems = (table: ThirdPartyTable, served: Served) => problemsOf(table, served, new Set(Object.keys(untested)));

const cleanUp = new AsyncDisposableStack();
let programs: ThirdParties;
let served: Served;
beforeAll(async () => {
  programs = await startThirdParties(cleanUp);
  const complete = async () => {
    served = await servedTo(programs.prometheus);
    return testableTables.every(([, table]) => problems(table, served).length === 0);
  };
  // The tests report series that are still missing.
  await waitFor(complete, { what: "every series", timeoutMs: 60_000 }).catch(() => {});
}, 180_000);
afterAll(() => cleanUp.disposeAsync());

describe("third-party tables", () => {
  it.each(testableTables)("match the exported series, types and labels: %s", (_, table) => {
    expect(problems(table, served)).toEqual([]);
  });

  it("are untested only for jobs whose program cannot run here", () => {
    const withoutProgram = jobEntries.map(([job]) => job).filter((job) => !nativeJobs.some((other) => other === job));
    expect(withoutProgram).toEqual(Object.keys(untested));
    const names = Object.entries<ThirdPartyTable[string]>(thirdParty).flatMap(([name, series]) =>
      testable(series) ? [] : [name],
    );
    const servedNames = new Set([...served.values()].flatMap(({ labels }) => [...labels.keys()]));
    expect(names.filter((name) => servedNames.has(name))).toEqual([]);
  });

  it("list each series once", () => {
    const names = tables.flatMap(([, table]) => Object.keys(table));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe("PostgreSQL's exporter", () => {
  it("responds within the scrape timeout while a table is locked", async () => {
    const client = new pg.Client({ connectionString: programs.database });
    await client.connect();
    try {
      await client.query("BEGIN; LOCK TABLE pets");
      const signal = AbortSignal.timeout(SCRAPE_TIMEOUT_MS);
      const text = await (await fetch(`${programs.postgresExporter}/metrics`, { signal })).text();
      expect(text).toMatch(/^pg_up 1$/m);
      expect(text.match(/^pg_scrape_collector_success.* 0$/gm)).toEqual([
        'pg_scrape_collector_success{collector="stat_user_tables"} 0',
      ]);
    } finally {
      await client.end();
    }
  });
});

describe("a wrong table is detected:", () => {
  const jobs = ["node"] as const;
  const right = { jobs, type: "counter", labels: ["cpu", "mode"] } as const;
  it.each<[string, ThirdPartyTable, string[]]>([
    ["a correct table has no problems", { node_cpu_seconds_total: right }, []],
    ["an unknown name", { node_cpu_joys_total: right }, ["node_cpu_joys_total of node is not served"]],
    [
      "the wrong job",
      { node_cpu_seconds_total: { ...right, jobs: ["redis", "node"] } },
      ["node_cpu_seconds_total of redis is not served"],
    ],
    [
      "the wrong type",
      { node_cpu_seconds_total: { ...right, type: "gauge" } },
      ["node_cpu_seconds_total of node is of type counter, not gauge"],
    ],
    [
      "an unknown label",
      { node_cpu_seconds_total: { ...right, labels: ["cpu", "mood"] } },
      ["node_cpu_seconds_total of node has no label mood, but cpu, mode"],
    ],
    ["no job", { node_cpu_seconds_total: { ...right, jobs: [] } }, ["node_cpu_seconds_total of no job is not served"]],
  ])("%s", (_, table, expected) => expect(problemsOf(table, served)).toEqual(expected));
});
