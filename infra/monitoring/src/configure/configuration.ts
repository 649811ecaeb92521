import { SLO_WINDOW_DAYS } from "@petswipe/metrics";
import { durationMs } from "@petswipe/promql/duration";
import { renderAlertmanager } from "../alertmanager/render.ts";
import { causes } from "../alerts/causes.ts";
import { renderPrometheus } from "../scrape/render.ts";
import { targetsOf } from "../scrape/settings.ts";
import type { MonitoringSettings } from "./settings.ts";

export interface Configuration {
  readonly prometheus: string;
  readonly alertmanager: string;
  /** Valid settings that may be unintended. */
  readonly warnings: readonly string[];
}

/** A warning when the retention is shorter than the period of an error budget. */
export function retentionWarning(retention: string): string[] {
  if (durationMs(retention) >= durationMs(`${SLO_WINDOW_DAYS}d`)) return [];
  return [
    `PROMETHEUS_RETENTION is ${retention}: error budgets cover ${SLO_WINDOW_DAYS} days and will see only the last ${retention}`,
  ];
}

/** Both files of a deployment. Throws when settings contradict each other. */
export function configuration(settings: MonitoringSettings): Configuration {
  const { METRICS_TOKEN_FILE: token, REMOTE_WRITE_URL: url, REMOTE_WRITE_TOKEN_FILE: tokenFile } = settings;
  const { text, unreached } = renderAlertmanager(settings, { causes: causes() });
  return {
    prometheus: renderPrometheus({
      scrapeInterval: settings.SCRAPE_INTERVAL,
      targets: targetsOf(settings),
      ...(token && { bearerTokenFile: token }),
      ...(url && { remoteWrite: { url, ...(tokenFile && { tokenFile }) } }),
    }),
    alertmanager: text,
    warnings: [
      ...retentionWarning(settings.PROMETHEUS_RETENTION),
      ...(unreached.length > 0 ? [`no channel is configured for ${unreached.join(", ")}`] : []),
    ],
  };
}
