import { BytesPerSecondIEC, OpsPerSecond } from "@grafana/grafana-foundation-sdk/units";
import { rate } from "@petswipe/metrics/promql";
import type { Query, Section } from "../spec.ts";
import { WINDOW } from "../words.ts";
import { CLIENTS, DATABASES } from "./chosen.ts";

const counted = (metric: string, legend: string): Query => ({
  expr: `sum(rate(pg_stat_database_${metric}{${DATABASES}}[${WINDOW}]))`,
  legend,
});

/** How much PostgreSQL is asked to do. */
export const transactions: Section = {
  title: "Transactions and rows",
  panels: [
    {
      kind: "timeseries",
      title: "Transactions",
      description:
        "A second, of all who ask PostgreSQL, single statements among them; and the backend's explicit ones. Those rolled back have done their work for nothing.",
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
      title: "Rows read",
      description: "Rows a second that were looked at, and those fetched by an index: a wide gap is a missing index.",
      unit: OpsPerSecond,
      queries: [counted("tup_returned", "looked at"), counted("tup_fetched", "fetched")],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Rows written",
      description:
        "Rows a second that were inserted, updated and deleted: each is WAL for replicas and work for vacuum.",
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
      description: "Bytes a second of sorts and joins that did not fit into work_mem and went to disk.",
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
