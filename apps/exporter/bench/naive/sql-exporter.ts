import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { program, spawnService, waitFor } from "@petswipe/embedded";
import { kpiMetrics } from "@petswipe/metrics";
import { stringify } from "yaml";
import type { Kpi } from "../../src/kpis/kpi.ts";
import { cpuOfServer } from "../cpu.ts";
import { asReader, withClient } from "../data/database.ts";
import type { Dataset } from "../data/dataset.ts";

export interface SqlExporterTimes {
  /** Milliseconds in PostgreSQL of one run of all queries. */
  readonly total: number;
  /** CPU milliseconds of PostgreSQL, including parallel workers. */
  readonly cpu: number;
}

const ROLE = "sql_exporter";
const RUNS = 2;

/** It runs a job's queries, then pauses; a scrape returns the last run. */
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

/** Runs prometheus-sql-exporter with the KPIs' definitions, and returns PostgreSQL's statistics about it. */
export async function measureSqlExporter(dataset: Dataset, kpis: readonly Kpi[], log: (line: string) => void) {
  const config = join(dataset.directory, "sql-exporter.yaml");
  await writeFile(config, configuration(await asReader(dataset.url, ROLE), kpis));
  return withClient(dataset.url, async (admin): Promise<SqlExporterTimes> => {
    await admin.query("SELECT pg_stat_statements_reset()");
    const cpuBefore = await cpuOfServer(dataset.server.pid);
    const service = await spawnService({
      name: "sql-exporter",
      ...(await program("sql-exporter", { log })),
      args: ["-config.file", config, "-web.listen-address", "127.0.0.1:0"],
      logFile: join(dataset.directory, "sql-exporter.log"),
      runDir: dataset.runDir,
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
      return { total, cpu: (((await cpuOfServer(dataset.server.pid)) - cpuBefore) / runs) * 1000 };
    } finally {
      await service.stop();
    }
  });
}
