import { resolve } from "node:path";
import { METRICS_TOKEN, readEnv, stringEnum } from "@petswipe/config";
import { projectRoot } from "@petswipe/embedded";
import {
  alertmanagerFormats,
  alertmanagerRules,
  alertmanagerSettings,
} from "@petswipe/monitoring/alertmanager/settings";
import { prometheusSettingsSchema } from "@petswipe/monitoring/scrape/settings";
import Type, { type Static } from "typebox";
import { mayFill } from "./external-database.ts";

const port = (fallback: number) =>
  Type.Integer({ minimum: 0, maximum: 65535, default: fallback, description: "a TCP port, or 0 for any free port" });

const url = (pattern: string, example: string) =>
  Type.Optional(Type.String({ pattern, description: `replaces the embedded server, for example ${example}` }));

/** The variables that `pnpm dev` reads. */
export const DevEnv = Type.Object(
  {
    ...prometheusSettingsSchema.properties,
    BACKEND_PORT: port(5001),
    FRONTEND_PORT: port(3000),
    EXPORTER_PORT: port(9400),
    PROMETHEUS_PORT: port(9090),
    ALERTMANAGER_PORT: port(9093),
    POSTGRES_EXPORTER_PORT: port(9187),
    REDIS_EXPORTER_PORT: port(9121),
    NODE_EXPORTER_PORT: port(9100),
    ALERT_SINK_PORT: port(9099),
    DATABASE_URL: url("^postgres(ql)?://", "postgres://user:password@host:5432/petswipe"),
    REDIS_URL: url("^rediss?://", "redis://host:6379"),
    METRICS_TOKEN,
    AUTH_RATE_LIMIT_MAX: Type.Integer({
      minimum: 1,
      default: 1000,
      description:
        "logins, signups and password resets per minute and address; higher than in production, since all come from one machine",
    }),
    DEV_SEED: Type.Optional(
      stringEnum(["yes", "no"], {
        description: "whether an empty DATABASE_URL is filled with demo data; by default only on this machine",
      }),
    ),
    ...alertmanagerSettings,
    DEV_DATA_DIR: Type.String({ default: ".data/dev", description: "a folder, relative to the repository" }),
  },
  { allOf: alertmanagerRules },
);

export type Settings = Static<typeof DevEnv>;

/**
 * The settings of `pnpm dev`, with an absolute `DEV_DATA_DIR`. Throws a ConfigError that lists every problem, also when the
 * external database is on another machine and DEV_SEED is not set.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const settings = readEnv(DevEnv, env, alertmanagerFormats);
  if (settings.DATABASE_URL) mayFill(settings.DATABASE_URL, settings.DEV_SEED);
  return { ...settings, DEV_DATA_DIR: resolve(projectRoot, settings.DEV_DATA_DIR) };
}
