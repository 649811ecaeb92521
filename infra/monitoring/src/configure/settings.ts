import { readEnv, requiresAlso } from "@petswipe/config";
import Type, { type Static } from "typebox";
import { alertmanagerFormats, alertmanagerRules, alertmanagerSettings } from "../alertmanager/settings.ts";
import { deploymentSettingsSchema, prometheusSettingsSchema } from "../scrape/settings.ts";

/** The variables that a deployment's prometheus.yml and alertmanager.yml are made from. */
export const MonitoringEnv = Type.Object(
  {
    ...prometheusSettingsSchema.properties,
    ...deploymentSettingsSchema.properties,
    ...alertmanagerSettings,
  },
  { allOf: [...alertmanagerRules, requiresAlso("REMOTE_WRITE_TOKEN_FILE", ["REMOTE_WRITE_URL"])] },
);

export type MonitoringSettings = Static<typeof MonitoringEnv>;

/** Reads them, with the defaults of containers. Throws a ConfigError that lists every fault. */
export function readMonitoringSettings(env: NodeJS.ProcessEnv): MonitoringSettings {
  return readEnv(MonitoringEnv, env, alertmanagerFormats);
}
