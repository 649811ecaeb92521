import { readEnv, serverFields } from "@petswipe/config";
import { LOG_LEVELS } from "@petswipe/logging";
import { type Static, Type } from "typebox";

export const ExporterEnv = Type.Object({
  ...serverFields({ port: 9400, logLevels: LOG_LEVELS }),
  DATABASE_URL: Type.String({
    format: "uri",
    pattern: "^postgres(ql)?://",
    description: "postgres://user:password@host:5432/database; read access is enough (role petswipe_reader)",
  }),
  KPI_INTERVAL_SECONDS: Type.Integer({
    default: 15,
    minimum: 1,
    maximum: 3600,
    description: "pause between collections",
  }),
});

export type ExporterConfig = Static<typeof ExporterEnv>;

/** Throws a ConfigError that lists every problem. */
export function readConfig(env: NodeJS.ProcessEnv): ExporterConfig {
  return readEnv(ExporterEnv, env);
}
