import { OpsPerSecond, PercentUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { quantile, rate, rateOfSum, ratio, selector } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { numbers, orNone, partOf, RANGE } from "../words.ts";
import { CLIENTS, DATABASES } from "./chosen.ts";

const by = ["operation", "table"] as const;
const options = { where: CLIENTS, by, window: RANGE } as const;
/** Kinds of statements that our code has ever sent: most pairs of an operation and a table it never does. */
const used = (expression: string) =>
  `${expression} and sum by (${by.join(", ")}) (${selector("db_queries_total", CLIENTS)}) > 0`;
const time = rateOfSum("db_query_duration_seconds", options);
const allTime = rateOfSum("db_query_duration_seconds", { where: CLIENTS, window: RANGE });
const within = (q: number) => numbers(quantile(q, "db_query_duration_seconds", options));

const counted = (metric: string) =>
  `sum by (datname, user, queryid) (rate(pg_stat_statements_${metric}_total{${DATABASES}}[${RANGE}]))`;
const longest = `topk(15, ${counted("seconds")})`;
const ofLongest = (expression: string) =>
  orNone(`(${expression} and ${longest})`, { datname: "none", user: "none", queryid: "no extension" });

/** Which statements: by what our code calls them, and by what PostgreSQL does. */
export const statements: Section = {
  title: "Statements",
  panels: [
    {
      kind: "table",
      title: "By operation and table",
      description:
        "Statements of the backend in the time that is shown: how many a second, percentiles of their time, and their share of all time that is spent on statements.",
      unit: Short,
      whenEmpty: "–",
      labels: { operation: "operation", table: "table" },
      columns: [
        { expr: used(rate("db_queries_total", options)), name: "queries", unit: OpsPerSecond },
        { expr: within(0.5), name: "p50", unit: Seconds },
        { expr: within(0.95), name: "p95", unit: Seconds, thresholds: thresholdsOf("SlowQueries") },
        { expr: within(0.99), name: "p99", unit: Seconds },
        {
          expr: used(`(${partOf(`${time} / on () group_left () (${allTime} > 0)`, time)})`),
          name: "share of time",
          unit: PercentUnit,
          decimals: 1,
        },
      ],
      sortBy: "share of time",
      alerts: ["SlowQueries"],
      width: 12,
      height: 12,
    },
    {
      kind: "table",
      title: "Most expensive statements",
      description:
        "The 15 statements that PostgreSQL spends most time on, of all who ask it. Their text: SELECT query FROM pg_stat_statements WHERE queryid = …",
      unit: Short,
      whenEmpty: "–",
      labels: { queryid: "query id", user: "user", datname: "database" },
      columns: [
        { expr: ofLongest(counted("seconds")), name: "busy", unit: PercentUnit, decimals: 2 },
        { expr: ofLongest(counted("calls")), name: "calls", unit: OpsPerSecond },
        { expr: ofLongest(ratio(counted("seconds"), counted("calls"))), name: "mean", unit: Seconds },
        { expr: ofLongest(ratio(counted("rows"), counted("calls"))), name: "rows a call", decimals: 1 },
      ],
      sortBy: "busy",
      alerts: ["SlowQueries"],
      width: 12,
      height: 12,
    },
  ],
};
