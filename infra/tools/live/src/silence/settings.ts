import { readEnv } from "@petswipe/config";
import Type, { type Static } from "typebox";

/** The variables that `pnpm silence` reads. */
export const SilenceEnv = Type.Object({
  ALERTMANAGER_URL: Type.String({
    pattern: "^https?://[^\\s/]",
    default: "http://localhost:9093",
    description: "the address of Alertmanager",
  }),
});

/** Throws a ConfigError that lists every problem. */
export const readSilenceSettings = (env: NodeJS.ProcessEnv): Static<typeof SilenceEnv> => readEnv(SilenceEnv, env);
