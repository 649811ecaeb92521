import { readEnv } from "@petswipe/config";
import { LOG_LEVELS } from "@petswipe/logging";
import { type Static, Type } from "typebox";

const words = <const Words extends readonly string[]>(list: Words, options: object = {}) =>
  Type.Unsafe<Words[number]>({ type: "string", enum: [...list], ...options });

export const ExporterEnv = Type.Object({
  NODE_ENV: words(["production", "staging", "development", "test"], { default: "production" }),
  HOST: Type.String({ default: "127.0.0.1", description: "address to listen on" }),
  PORT: Type.Integer({ default: 9400, minimum: 0, maximum: 65535, description: "0 takes any free port" }),
  LOG_LEVEL: Type.Optional(words(LOG_LEVELS)),
  DATABASE_URL: Type.String({
    format: "uri",
    pattern: "^postgres(ql)?://",
    description: "postgres://user:password@host:5432/database; reading is enough (role petswipe_reader)",
  }),
  METRICS_TOKEN: Type.Optional(
    Type.String({ minLength: 16, description: "bearer token that opens /metrics from anywhere" }),
  ),
  KPI_INTERVAL_SECONDS: Type.Integer({
    default: 15,
    minimum: 1,
    maximum: 3600,
    description: "pause between collections",
  }),
});

export type ExporterConfig = Static<typeof ExporterEnv>;

/** Throws a ConfigError that lists every fault. */
export function readConfig(env: NodeJS.ProcessEnv): ExporterConfig {
  return readEnv(ExporterEnv, env);
}
