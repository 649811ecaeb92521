import { OpsPerSecond, PercentUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { quantile, rate, rateOfSum, ratio, selector } from "@petswipe/metrics/promql";
import { dropNaN, orNone, partOf, RANGE } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { CLIENTS, DATABASES } from "./selected.ts";

const by = ["operation", "table"] as const;
const options = { where: CLIENTS, by, window: RANGE } as const;
/** Operation and table pairs that the code has used: most pairs never occur. */
const used = (expression: string) =>
  `${expression} and sum by (${by.join(", ")}) (${selector("db_queries_total", CLIENTS)}) > 0`;
const time = rateOfSum("db_query_duration_seconds", options);
const allTime = rateOfSum("db_query_duration_seconds", { where: CLIENTS, window: RANGE });
const percentile = (q: number) => dropNaN(quantile(q, "db_query_duration_seconds", options));

const counted = (metric: string) =>
  `sum by (datname, user, queryid) (rate(pg_stat_statements_${metric}_total{${DATABASES}}[${RANGE}]))`;
const longest = `topk(15, ${counted("seconds")})`;
const ofLongest = (expression: string) =>
  orNone(`(${expression} and ${longest})`, { datname: "none", user: "none", queryid: "no extension" });

/** Which statements take the time: as named by our code, and as identified by PostgreSQL. */
export const statements: Section = {
  title: "Statements",
  panels: [
    {
      kind: "table",
      title: "Queries by operation and table",
      description:
        "Backend queries in the selected time range: rate, latency percentiles and share of the total query time.",
      unit: Short,
      whenEmpty: "–",
      labels: { operation: "operation", table: "table" },
      columns: [
        { expr: used(rate("db_queries_total", options)), name: "queries", unit: OpsPerSecond },
        { expr: percentile(0.5), name: "p50", unit: Seconds },
        { expr: percentile(0.95), name: "p95", unit: Seconds, thresholds: thresholdsOf("DatabaseQueriesSlow") },
        { expr: percentile(0.99), name: "p99", unit: Seconds },
        {
          expr: used(`(${partOf(`${time} / on () group_left () (${allTime} > 0)`, time)})`),
          name: "share of time",
          unit: PercentUnit,
          decimals: 1,
        },
      ],
      sortBy: "share of time",
      alerts: ["DatabaseQueriesSlow"],
      width: 12,
      height: 12,
    },
    {
      kind: "table",
      title: "Most expensive statements",
      description:
        "The 15 statements that PostgreSQL spends the most time on, of all clients. For their text: SELECT query FROM pg_stat_statements WHERE queryid = …",
      unit: Short,
      whenEmpty: "–",
      labels: { queryid: "query ID", user: "user", datname: "database" },
      columns: [
        { expr: ofLongest(counted("seconds")), name: "busy", unit: PercentUnit, decimals: 2 },
        { expr: ofLongest(counted("calls")), name: "calls", unit: OpsPerSecond },
        { expr: ofLongest(ratio(counted("seconds"), counted("calls"))), name: "mean time", unit: Seconds },
        { expr: ofLongest(ratio(counted("rows"), counted("calls"))), name: "rows per call", decimals: 1 },
      ],
      sortBy: "busy",
      alerts: ["DatabaseQueriesSlow"],
      width: 12,
      height: 12,
    },
  ],
};
