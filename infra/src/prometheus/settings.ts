import { readEnv } from "@petswipe/config";
import Type, { type Static } from "typebox";
import { durationPattern } from "./duration.ts";

const duration = (fallback: string, description: string) =>
  Type.String({ pattern: durationPattern, default: fallback, description: `${description}, such as ${fallback}` });

/** The environment variables that Prometheus' configuration takes. */
export const prometheusSettingsSchema = Type.Object({
  SCRAPE_INTERVAL: duration("15s", "time between two scrapes of the applications"),
  PROMETHEUS_RETENTION: duration("35d", "how long samples are kept"),
});

export type PrometheusSettings = Static<typeof prometheusSettingsSchema>;

/** Reads them, with defaults. Throws a ConfigError that lists every fault. */
export function readPrometheusSettings(env: NodeJS.ProcessEnv): PrometheusSettings {
  return readEnv(prometheusSettingsSchema, env);
}
