import { readEnv } from "@petswipe/config";
import Type, { type Static } from "typebox";

const URL_PATTERN = "^https?://[^/]";

export const isPrometheusUrl = (text: string): boolean => new RegExp(URL_PATTERN).test(text) && URL.canParse(text);

/** The variables that `pnpm slo` reads. */
export const SloEnv = Type.Object({
  PROMETHEUS_URL: Type.String({
    format: "uri",
    pattern: URL_PATTERN,
    default: "http://localhost:9090",
    description: "the Prometheus that has recorded the SLOs: http(s)://[user:password@]host[:port][/path]",
  }),
});

/** Throws a ConfigError that lists every fault. */
export const readSloSettings = (env: NodeJS.ProcessEnv): Static<typeof SloEnv> => readEnv(SloEnv, env);
