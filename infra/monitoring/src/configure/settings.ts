import { readEnv, requiresAlso } from "@petswipe/config";
import Type, { type Static } from "typebox";
import { alertmanagerFormats, alertmanagerRules, alertmanagerSettings } from "../alertmanager/settings.ts";
import { deploymentSettingsSchema, prometheusSettingsSchema } from "../scrape/settings.ts";

/** The variables for prometheus.yml and alertmanager.yml of a deployment. */
export const MonitoringEnv = Type.Object(
  {
    ...prometheusSettingsSchema.properties,
    ...deploymentSettingsSchema.properties,
    ...alertmanagerSettings,
  },
  { allOf: [...alertmanagerRules, requiresAlso("REMOTE_WRITE_TOKEN_FILE", ["REMOTE_WRITE_URL"])] },
);

export type MonitoringSettings = Static<typeof MonitoringEnv>;

/** Reads them, with defaults for containers. Throws a ConfigError that lists every problem. */
export function readMonitoringSettings(env: NodeJS.ProcessEnv): MonitoringSettings {
  return readEnv(MonitoringEnv, env, alertmanagerFormats);
}
