import type { PrometheusApi } from "@petswipe/prometheus-client";
import pg from "pg";
import type { Check } from "./check.ts";

async function swipesSince(databaseUrl: string, since: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT count(*)::int AS swipes FROM swipes WHERE created_at >= $1", [since]);
    return rows[0].swipes;
  } finally {
    await client.end();
  }
}

/** Whether the backend counted exactly the swipes that were stored since it became ready, at least one. */
export async function checkSwipes(prometheus: PrometheusApi, databaseUrl: string, since: string): Promise<Check[]> {
  const stored = await swipesSince(databaseUrl, since);
  const counted = await prometheus.queryScalar('sum(swipes_total{job="backend"})');
  return [
    {
      what: "sum(swipes_total) equals the rows written",
      found: `${counted} counted, ${stored} stored`,
      passed: stored > 0 && counted === stored,
    },
  ];
}
