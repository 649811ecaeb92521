import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { program, spawnService, waitFor } from "@petswipe/embedded";
import { kpiMetrics } from "@petswipe/metrics";
import { stringify } from "yaml";
import type { Kpi } from "../../src/kpis/kpi.ts";
import { cpuOfServer } from "../cpu.ts";
import { asReader, withClient } from "../data/database.ts";
import type { World } from "../data/world.ts";

export interface SqlExporterTimes {
  /** Milliseconds in PostgreSQL that one run of all queries takes. */
  readonly total: number;
  /** CPU milliseconds of PostgreSQL, parallel workers included. */
  readonly cpu: number;
}

const ROLE = "sql_exporter";
const RUNS = 2;

/** It runs a job's queries, then pauses; a scrape shows the last run. */
function configuration(url: string, kpis: readonly Kpi[]): string {
  const queries = kpis.map(({ name, metric, naive }) => ({
    name: metric.replace(/^petswipe_/, ""),
    help: name,
    labels: Object.keys(kpiMetrics[metric].labels),
    values: ["value"],
    query: naive.replaceAll("$1::timestamptz", "date_trunc('minute', now())"),
    allow_zero_rows: true,
  }));
  return stringify({ jobs: [{ name: "kpis", interval: "1s", connections: [`${url}?sslmode=disable`], queries }] });
}

/** Runs Debian's prometheus-sql-exporter with the KPIs' definitions, and takes what PostgreSQL counts of it. */
export async function measureSqlExporter(world: World, kpis: readonly Kpi[], log: (line: string) => void) {
  const config = join(world.directory, "sql-exporter.yaml");
  await writeFile(config, configuration(await asReader(world.url, ROLE), kpis));
  return withClient(world.url, async (admin): Promise<SqlExporterTimes> => {
    await admin.query("SELECT pg_stat_statements_reset()");
    const cpuBefore = await cpuOfServer(world.server.pid);
    const service = await spawnService({
      name: "sql-exporter",
      ...(await program("sql-exporter", { log })),
      args: ["-config.file", config, "-web.listen-address", "127.0.0.1:0"],
      logFile: join(world.directory, "sql-exporter.log"),
      runDir: world.runDir,
    });
    try {
      const done = async () => {
        const { rows } = await admin.query(
          `SELECT count(*)::int AS queries, min(calls)::int AS runs, sum(mean_exec_time) AS total FROM pg_stat_statements s
           JOIN pg_roles r ON r.oid = s.userid WHERE r.rolname = $1 AND s.query ~ '^\\s*(SELECT|WITH)'`,
          [ROLE],
        );
        return rows[0].queries >= kpis.length && rows[0].runs >= RUNS && { ...rows[0] };
      };
      const { total, runs } = await waitFor(done, { what: "prometheus-sql-exporter's run", timeoutMs: 600_000 });
      return { total, cpu: (((await cpuOfServer(world.server.pid)) - cpuBefore) / runs) * 1000 };
    } finally {
      await service.stop();
    }
  });
}
