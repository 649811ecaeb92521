import type { database } from "../alerts/database.ts";
import type { CasesOf, Firing } from "./case.ts";

/** Queries a minute, of which `quick` are quick, and the others take up to `upto`. */
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

/** Statements that take long, as the client sees them. */
export const slowQueryCases: Pick<CasesOf<typeof database>, "DatabaseQueriesSlow"> = {
  DatabaseQueriesSlow: [
    {
      name: "p95 is above 250 ms for one table only",
      series: { ...queries(100, "0.25", "0.5"), ...queries(1000, "0.005", "0.01", "pets", "select") },
      expect: { "10m": [], "11m": [slow("291.7ms")] },
    },
    { name: "p95 is below 250 ms", series: queries(100, "0.1", "0.25"), expect: { "30m": [] } },
    { name: "p95 is just above", series: queries(100, "0.24", "0.38"), expect: { "30m": [slow("263.3ms")] } },
    { name: "p95 is just below", series: queries(100, "0.2", "0.42"), expect: { "30m": [] } },
    { name: "a query in ten minutes is slow", series: queries(5.7, "0.25", "0.5"), expect: { "30m": [] } },
    { name: "a few queries are slow", series: queries(6.3, "0.25", "0.5"), expect: { "30m": [slow("291.7ms")] } },
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
      name: "a few queries by each of two instances are slow",
      series: { ...queries(3.15, "0.25", "0.5"), ...queries(3.15, "0.25", "0.5", "swipes", "insert", "b") },
      expect: { "30m": [slow("291.7ms")] },
    },
    {
      name: "one of two instances is slow, which is more than one in twenty of both",
      series: {
        ...queries(100, "0.25", "0.5", "swipes", "insert", "b", 0.88),
        ...queries(100, "0.25", "0.5", "swipes", "insert", "a", 1),
      },
      expect: { "30m": [slow("291.7ms")] },
    },
    { name: "nothing is asked", series: queries(0, "0.25", "0.5"), expect: { "30m": [] } },
  ],
};
