import type { database } from "../alerts/database.ts";
import type { Firing, TestCasesOf } from "./test-case.ts";

/** Queries per minute; a share of `quick` is fast, the others take up to `upto`. */
const queries = (
  perMinute: number,
  below: string,
  upto: string,
  table = "swipes",
  operation = "insert",
  instance = "a",
  quick = 0.94,
) => {
  const labels = `job="backend",instance="${instance}",operation="${operation}",table="${table}"`;
  return {
    [`db_query_duration_seconds_bucket{${labels},le="${below}"}`]: `0+${perMinute * quick}x40`,
    [`db_query_duration_seconds_bucket{${labels},le="${upto}"}`]: `0+${perMinute}x40`,
    [`db_query_duration_seconds_bucket{${labels},le="+Inf"}`]: `0+${perMinute}x40`,
    [`db_query_duration_seconds_count{${labels}}`]: `0+${perMinute}x40`,
  };
};
const slow = (value: string, table = "swipes", operation = "insert"): Firing => ({
  severity: "low",
  labels: { job: "backend", operation, table },
  value,
});

/** Slow statements, as measured by the client. */
export const slowQueryCases: Pick<TestCasesOf<typeof database>, "DatabaseQueriesSlow"> = {
  DatabaseQueriesSlow: [
    {
      name: "p95 above 250 ms for one table only",
      series: { ...queries(100, "0.25", "0.5"), ...queries(1000, "0.005", "0.01", "pets", "select") },
      expect: { "10m": [], "11m": [slow("291.7ms")] },
    },
    { name: "p95 below 250 ms", series: queries(100, "0.1", "0.25"), expect: { "30m": [] } },
    { name: "p95 just above 250 ms", series: queries(100, "0.24", "0.38"), expect: { "30m": [slow("263.3ms")] } },
    { name: "p95 just below 250 ms", series: queries(100, "0.2", "0.42"), expect: { "30m": [] } },
    { name: "slow queries just below the minimum rate", series: queries(5.7, "0.25", "0.5"), expect: { "30m": [] } },
    {
      name: "slow queries just above the minimum rate",
      series: queries(6.3, "0.25", "0.5"),
      expect: { "30m": [slow("291.7ms")] },
    },
    {
      name: "two tables and two statements are slow",
      series: {
        ...queries(100, "0.25", "0.5"),
        ...queries(100, "0.25", "0.5", "swipes", "select"),
        ...queries(100, "0.25", "0.5", "pets", "select"),
      },
      expect: { "30m": [slow("291.7ms"), slow("291.7ms", "swipes", "select"), slow("291.7ms", "pets", "select")] },
    },
    {
      name: "slow queries of two instances, together just above the minimum rate",
      series: { ...queries(3.15, "0.25", "0.5"), ...queries(3.15, "0.25", "0.5", "swipes", "insert", "b") },
      expect: { "30m": [slow("291.7ms")] },
    },
    {
      name: "one of two instances is slow, which exceeds 5% of both",
      series: {
        ...queries(100, "0.25", "0.5", "swipes", "insert", "b", 0.88),
        ...queries(100, "0.25", "0.5", "swipes", "insert", "a", 1),
      },
      expect: { "30m": [slow("291.7ms")] },
    },
    { name: "no queries", series: queries(0, "0.25", "0.5"), expect: { "30m": [] } },
  ],
};
