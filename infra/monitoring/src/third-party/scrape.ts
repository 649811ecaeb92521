import { EVERY_JOB as jobs } from "./every-job.ts";
import type { ThirdPartyTable } from "./types.ts";

/** The labels that all of our alerts have; some have more. */
const alert = ["alertname", "service", "severity", "symptom", "team"] as const;
const whenAlerting = "an alert is pending or firing";

/** Series that Prometheus adds for each target and each alert. */
export const scrape = {
  ALERTS: { jobs: [], type: "gauge", labels: [...alert, "alertstate"], when: whenAlerting }, // pending or firing
  ALERTS_FOR_STATE: { jobs: [], type: "gauge", labels: alert, when: whenAlerting }, // since when, in Unix seconds
  scrape_duration_seconds: { jobs, type: "gauge", labels: [] },
  scrape_samples_post_metric_relabeling: { jobs, type: "gauge", labels: [] },
  scrape_samples_scraped: { jobs, type: "gauge", labels: [] },
  scrape_series_added: { jobs, type: "gauge", labels: [] },
  up: { jobs, type: "gauge", labels: [] },
} as const satisfies ThirdPartyTable;
