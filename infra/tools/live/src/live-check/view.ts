import type { View } from "@petswipe/monitoring/dashboards/time";
import { readPrometheusSettings } from "@petswipe/monitoring/scrape/settings";
import type { PrometheusApi } from "@petswipe/prometheus-client";
import { durationMs } from "@petswipe/promql/duration";

/** The lookback delta of Prometheus: every existing series has a sample in this time. */
const SECONDS = 300;
const POINTS = 60;

/** The last five minutes by the clock of Prometheus, with SCRAPE_INTERVAL. Throws when Prometheus does not answer. */
export async function viewOf(api: PrometheusApi): Promise<View> {
  const to = await api.now();
  const { SCRAPE_INTERVAL } = readPrometheusSettings(process.env);
  return { to, seconds: SECONDS, points: POINTS, scrapeInterval: durationMs(SCRAPE_INTERVAL) / 1000 };
}
