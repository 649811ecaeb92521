import { waitFor } from "@petswipe/embedded";
import { type JobName, jobEntries } from "@petswipe/monitoring/scrape/jobs";
import { thirdParty, thirdPartySources } from "@petswipe/monitoring/third-party/all";
import type { ThirdPartyTable } from "@petswipe/monitoring/third-party/types";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nativeJobs } from "../jobs.ts";
import { faultsOf, type Served, servedTo } from "./support/third-party/served.ts";
import { startThirdParties, type ThirdParties } from "./support/third-party/stack.ts";

/** Jobs without a program here, each with the reason; what is listed of them alone was read in the program's source. */
const unproved: Readonly<Partial<Record<JobName, string>>> = {
  backup: "it is ours, and its own tests start it",
  cadvisor: "it comes as a container image, and there are no containers here to look at",
  grafana: "Debian has no package of it",
};

const SCRAPE_TIMEOUT_MS = 10_000;

const tables = Object.entries<ThirdPartyTable>(thirdPartySources);
const provable = ({ jobs }: ThirdPartyTable[string]) => jobs.length === 0 || jobs.some((job) => !(job in unproved));
const provableTables = tables.filter(([, table]) => Object.values(table).some(provable));
const faults = (table: ThirdPartyTable, served: Served) => faultsOf(table, served, new Set(Object.keys(unproved)));

const cleanUp = new AsyncDisposableStack();
let programs: ThirdParties;
let served: Served;
beforeAll(async () => {
  programs = await startThirdParties(cleanUp);
  const complete = async () => {
    served = await servedTo(programs.prometheus);
    return provableTables.every(([, table]) => faults(table, served).length === 0);
  };
  // What is not served by then is told by the tests.
  await waitFor(complete, { what: "every series", timeoutMs: 60_000 }).catch(() => {});
}, 180_000);
afterAll(() => cleanUp.disposeAsync());

describe("what is listed of other programs", () => {
  it.each(provableTables)("is served, of the listed type and with the listed labels: %s", (_, table) => {
    expect(faults(table, served)).toEqual([]);
  });

  it("is unproved for the jobs alone that have no program here", () => {
    const withoutProgram = jobEntries.map(([job]) => job).filter((job) => !nativeJobs.some((other) => other === job));
    expect(withoutProgram).toEqual(Object.keys(unproved));
    const names = Object.entries<ThirdPartyTable[string]>(thirdParty).flatMap(([name, series]) =>
      provable(series) ? [] : [name],
    );
    const servedNames = new Set([...served.values()].flatMap(({ labels }) => [...labels.keys()]));
    expect(names.filter((name) => servedNames.has(name))).toEqual([]);
  });

  it("is listed once", () => {
    const names = tables.flatMap(([, table]) => Object.keys(table));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe("PostgreSQL's exporter", () => {
  it("goes on to answer within a scrape's time while somebody has locked a table", async () => {
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

describe("a table that is wrong is told from one that is right:", () => {
  const jobs = ["node"] as const;
  const right = { jobs, type: "counter", labels: ["cpu", "mode"] } as const;
  it.each<[string, ThirdPartyTable, string[]]>([
    ["right", { node_cpu_seconds_total: right }, []],
    ["a name that is made up", { node_cpu_joys_total: right }, ["node_cpu_joys_total of node is not served"]],
    [
      "another job",
      { node_cpu_seconds_total: { ...right, jobs: ["redis", "node"] } },
      ["node_cpu_seconds_total of redis is not served"],
    ],
    [
      "another type",
      { node_cpu_seconds_total: { ...right, type: "gauge" } },
      ["node_cpu_seconds_total of node is of type counter, not gauge"],
    ],
    [
      "a label that is made up",
      { node_cpu_seconds_total: { ...right, labels: ["cpu", "mood"] } },
      ["node_cpu_seconds_total of node has no label mood, but cpu, mode"],
    ],
    ["no job", { node_cpu_seconds_total: { ...right, jobs: [] } }, ["node_cpu_seconds_total of no job is not served"]],
  ])("%s", (_, table, expected) => expect(faultsOf(table, served)).toEqual(expected));
});
