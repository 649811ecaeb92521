import { readEnv } from "@petswipe/config";
import { LOG_LEVELS } from "@petswipe/logging";
import { type Static, Type } from "typebox";

/** Every environment variable of the frontend; `.env.example` lists them for people. */
export const FrontendEnv = Type.Object({
  PORT: Type.Integer({ minimum: 1, maximum: 65_535, default: 3000, description: "TCP port to listen on" }),
  // Not HOSTNAME, as Next calls it: a container sets that to its own name.
  HOST: Type.String({ default: "127.0.0.1", description: "address to listen on" }),
  BACKEND_URL: Type.String({
    pattern: "^https?://[^\\s/]+$",
    default: "http://127.0.0.1:5001",
    description: "origin of the API, as http://host:port without a path",
  }),
  METRICS_TOKEN: Type.Optional(
    Type.String({
      minLength: 16,
      description: "bearer token for /metrics from outside; without it only private addresses may",
    }),
  ),
  LOG_LEVEL: Type.Optional(Type.Unsafe<(typeof LOG_LEVELS)[number]>({ type: "string", enum: [...LOG_LEVELS] })),
  NODE_ENV: Type.Unsafe<"production" | "staging" | "development" | "test">({
    type: "string",
    enum: ["production", "staging", "development", "test"],
    default: "production",
  }),
});

export type Config = Static<typeof FrontendEnv>;

/** Throws a ConfigError that lists every fault. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  return readEnv(FrontendEnv, env as NodeJS.ProcessEnv);
}
