import { BytesPerSecondIEC, OpsPerSecond } from "@grafana/grafana-foundation-sdk/units";
import { rate } from "@petswipe/metrics/promql";
import { WINDOW } from "../expressions.ts";
import type { Query, Section } from "../spec.ts";
import { CLIENTS, DATABASES } from "./selected.ts";

const counted = (metric: string, legend: string): Query => ({
  expr: `sum(rate(pg_stat_database_${metric}{${DATABASES}}[${WINDOW}]))`,
  legend,
});

/** The workload of PostgreSQL. */
export const transactions: Section = {
  title: "Transactions and rows",
  panels: [
    {
      kind: "timeseries",
      title: "Transactions per second",
      description:
        "Of all clients, including single statements, and explicit ones of the backend. Rolled-back transactions are wasted work.",
      unit: OpsPerSecond,
      queries: [
        counted("xact_commit", "all committed"),
        counted("xact_rollback", "all rolled back"),
        {
          expr: rate("db_transactions_total", { where: { ...CLIENTS, status: "committed" }, window: WINDOW }),
          legend: "backend committed",
        },
        {
          expr: rate("db_transactions_total", { where: { ...CLIENTS, status: "rolled_back" }, window: WINDOW }),
          legend: "backend rolled back",
        },
      ],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Rows read per second",
      description: "Rows scanned, and rows fetched by an index. A wide gap suggests a missing index.",
      unit: OpsPerSecond,
      queries: [counted("tup_returned", "scanned"), counted("tup_fetched", "fetched")],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Rows written per second",
      description: "Rows inserted, updated and deleted. Each one adds WAL and vacuum work.",
      unit: OpsPerSecond,
      queries: [
        counted("tup_inserted", "inserted"),
        counted("tup_updated", "updated"),
        counted("tup_deleted", "deleted"),
      ],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Temporary files",
      description: "Bytes per second written to disk by sorts and joins that exceed work_mem.",
      unit: BytesPerSecondIEC,
      queries: [
        {
          expr: `sum by (datname) (rate(pg_stat_database_temp_bytes{${DATABASES}}[${WINDOW}]))`,
          legend: "{{datname}}",
        },
      ],
      width: 6,
    },
  ],
};
