import { readEnv, serverFields } from "@petswipe/config";
import { LOG_LEVELS } from "@petswipe/logging";
import { type Static, Type } from "typebox";

/** Every environment variable of the frontend, documented in `.env.example`. */
export const FrontendEnv = Type.Object({
  ...serverFields({ port: 3000, minimumPort: 1, logLevels: LOG_LEVELS }),
  BACKEND_URL: Type.String({
    pattern: "^https?://[^\\s/]+$",
    default: "http://127.0.0.1:5001",
    description: "origin of the API, as http://host:port without a path",
  }),
});

export type Config = Static<typeof FrontendEnv>;

/** Throws a ConfigError that lists every problem. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  return readEnv(FrontendEnv, env as NodeJS.ProcessEnv);
}
