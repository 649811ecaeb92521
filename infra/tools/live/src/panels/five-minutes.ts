import type { View } from "@petswipe/monitoring/dashboards/time";
import { readPrometheusSettings } from "@petswipe/monitoring/scrape/settings";
import type { PrometheusApi } from "@petswipe/prometheus-client";
import { durationMs } from "@petswipe/promql/duration";

/** As long as Prometheus remembers a series that is gone: what is alive has a sample in it. */
const SECONDS = 300;
const POINTS = 60;

/** The last five minutes by Prometheus' own clock, at the environment's SCRAPE_INTERVAL. Throws when it does not answer. */
export async function viewOf(api: PrometheusApi): Promise<View> {
  const to = await api.now();
  const { SCRAPE_INTERVAL } = readPrometheusSettings(process.env);
  return { to, seconds: SECONDS, points: POINTS, scrapeInterval: durationMs(SCRAPE_INTERVAL) / 1000 };
}
